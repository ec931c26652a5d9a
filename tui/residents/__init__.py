"""Resident files: finding a home, its page, and keeping it up to date (F1, F6, F7)."""
