"""Runs untrusted code and gives each test its verdict; knows no gradebook."""
