"""The sales site on screen: the board, visits and who is expected, things, questions (S3–S16)."""
