"""Tickets on screen: the queue with its clocks, a ticket's page, and every step of it (W1–W9)."""

from tui.tickets.screen import TicketsScreen

__all__ = ["TicketsScreen"]
