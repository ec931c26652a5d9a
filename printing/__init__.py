"""What the desk hands over on paper."""
