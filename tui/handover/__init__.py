"""Handover on screen: the list, the checklist, reading the log together, signing (H1–H9)."""
