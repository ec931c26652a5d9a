"""Rates on screen: the months against their target, what is posted, statements of account."""
