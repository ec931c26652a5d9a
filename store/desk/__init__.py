"""The desk itself: who works it, its settings, drafts, printed sheets, copies of it."""
