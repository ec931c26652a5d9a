"""Office documents on screen.

screen   letters received, and the ways to all the others
readers  who reads a letter, one after the other
sent     letters sent and notices posted
files    files, lent and back, and their destruction
orders   what the departments were told to put right, by department
subject  what it answers to the halls
"""
