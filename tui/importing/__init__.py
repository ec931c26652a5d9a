"""Taking in a file step by step, whatever it holds: the file, questions, the preview, the result.

screen  the steps, each subject's own beneath
lines   how files, questions and progress show
files   where the files are
stages  the steps, and what can be done on the way
"""
