"""What the desk sees and types."""
