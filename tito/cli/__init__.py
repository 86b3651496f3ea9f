"""The command line: only here is anything printed."""
