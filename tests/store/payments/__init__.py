"""Payments: what was taken, what it settled, and what was given back."""
