"""What people read of a class: the report and the feedback."""
