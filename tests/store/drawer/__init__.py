"""The drawer: what the book says lies in it, blind counts, the day's sheet."""
