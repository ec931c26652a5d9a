"""Shops on screen: the list, checks line by line, the ladder of a breach, the plan of checks.

screen      the shops, and what can be done with one
noting      a review, or the fronts of a day, noted line by line
fronts      the daily check begun, gone on with, answered for where it was missed; its plan
breaches    a breach and what is done about it
words       how all that shows
subject     what shops answer to the halls
"""
