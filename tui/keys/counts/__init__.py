"""Key reconciliation on screen: those of the past, counting hook by hook, signing (K3)."""
