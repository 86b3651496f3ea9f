"""Hand-ins from a learning management system, put where grading finds them."""
