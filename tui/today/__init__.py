"""Today: the desk's first screen (B1, D3, D4)."""
