"""Grades a class into nbgrader's gradebook."""
