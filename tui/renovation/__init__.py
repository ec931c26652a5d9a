"""Renovations on screen: their course, spot checks due, violations, workers' passes (R1–R20).

subject      what they answer to the shell
screen       the renovations and their steps
checks       the spot checks that are due, one after another
passes       workers' passes
violations   a violation and what is done about it
quiet        periods without noisy work
steps        the steps of a renovation as actions
words        how one reads
"""
