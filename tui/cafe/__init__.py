"""The café on screen: the board of seats, an order, the drinks of the day (C4–C14)."""
