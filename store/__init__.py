"""What the desk knows, and its rules."""
