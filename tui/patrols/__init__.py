"""Patrols on screen.

screen   the rounds: due now, missed, decided of, and what was found on them
walking  a round that is walked: Enter a point
plans    the patrols themselves
words    how rounds and points show
subject  what they answer to the halls
"""
