"""Hand-ins from learning management systems, and marks back to them."""
