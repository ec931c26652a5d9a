"""Who owes on screen, and how far each was asked ($64–$69)."""
