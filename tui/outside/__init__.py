"""Outside bodies on screen.

screen   the list with its phones, visits, what was agreed
subject  what it answers to the halls
"""
