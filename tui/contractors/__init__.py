"""Contractors on screen.

screen    the contractors: their files, who is on site, what is checked
lists     a contractor's papers, and its people with their trainings
site      signing people of a contractor in and out
checking  a daily check that is marked: a key a section
scores    the sheets of months, signed and settled
charts    scores of twelve months, quarters, sections as bars
words     how all that shows
subject   what they answer to the halls
"""
