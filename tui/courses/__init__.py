"""Sessions of training on screen.

screen    the sessions
roll      who was there, a digit each; then the marks, typed one after another
standing  who may work today
subject   what it answers to the halls
"""
