"""Bills: runs of a month, each bill and what becomes of it, and who pays."""
