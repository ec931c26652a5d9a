"""Bills: who pays, what a month comes to, runs, and what becomes of a bill."""
