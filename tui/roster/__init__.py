"""The roster: months, the grid of one, swaps."""
