"""Surveys on screen: drafted, given out, sheets typed in by digits, results as bars."""
