"""Recruitment on screen.

screen     the applications, step by step
vacancies  the requisitions
things     what is handed out and asked for again: a digit each
words      how an application reads
subject    what it answers to the halls
"""
