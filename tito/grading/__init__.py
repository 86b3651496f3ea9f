"""Grading: run the tests of submissions, keep the marks."""
