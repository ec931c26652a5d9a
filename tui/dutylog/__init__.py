"""The duty log: days, entries, corrections, follow-ups, search and signature (D1–D4, D7)."""
