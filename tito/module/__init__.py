"""What an author writes, and what is made of it."""
