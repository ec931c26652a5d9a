"""Community events on screen.

screen   the events, step by step
signups  who comes to one of them
rolls    who came, who was told, what is there: a key a line
words    how all that stands, and what comes next
subject  what it answers to the halls
"""
