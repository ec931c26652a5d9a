"""The desk around its screens: the session, who is signed in, what is stored, and its settings."""
