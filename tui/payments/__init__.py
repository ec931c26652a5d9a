"""Payments: taking money at the counter, and the book of receipts."""
