"""Cleaning on screen.

screen   the day by time and place
noting   the lines of a block or an inspection: a digit each
duties   what repeats: the timetable and the inspections
matters  impact works and accidents
subject  what they answer to the halls
"""
