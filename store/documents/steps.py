"""What the printed numbers of documents begin with; the operations stand by what they are on."""

from __future__ import annotations

SERIES = "LW NG AJ XH"  # letters in, drafts, files, lists of those to destroy
LETTERS, DRAFTS, FILES, CULLS = SERIES.split()
ENVELOPES = "SF"  # of the delivery book
BOOK = "document:"  # before the kind of a letter sent, in the series of its own numbers
