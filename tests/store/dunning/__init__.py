"""Who owes, and how it is asked for."""
