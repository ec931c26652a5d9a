"""What a permit costs, and what goes back of it."""
