"""Tests of tito.results."""
