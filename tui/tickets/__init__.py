"""Tickets on screen: the queue with its clocks, a ticket's page, and every step of it (W1–W9)."""
