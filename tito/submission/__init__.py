"""What was handed in, however damaged, and the answers in it."""
