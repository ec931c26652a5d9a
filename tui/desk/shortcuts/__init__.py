"""Which key does what: the estate's own choice of keys (F10, Shortcuts)."""
