"""Keys: what the desk holds, who has what is out, and until when (K1, K2, K4)."""
