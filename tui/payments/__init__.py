"""Payments: taking money at the counter, and giving it back."""
