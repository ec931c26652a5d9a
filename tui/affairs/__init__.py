"""Administrative affairs on screen.

screen    seals, vehicles, rooms, supplies, assets, and what can be done with each
loans     the loans and bookings of one thing
counting  a count of things, typed straight at its lines
words     how all that stands
subject   what it answers to the halls
"""
