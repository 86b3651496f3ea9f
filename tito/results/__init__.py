"""What a class did and did not understand: figures, likeness, the page and the summary."""
