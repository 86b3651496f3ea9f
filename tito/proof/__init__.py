"""Whether the tests of a module are right."""
