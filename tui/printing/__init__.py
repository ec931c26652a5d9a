"""Where sheets are printed, what has become of each, and how they look before that."""
