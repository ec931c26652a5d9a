"""Entrusted homes on screen: the agreements, and the rounds walked at speed (T1–T13)."""
