"""Inspections on screen.

screen   the inspections, and the lists that they go through
marking  an inspection that is marked: Enter a line
words    how lines and scores show
subject  what they answer to the halls
"""
