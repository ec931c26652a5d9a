"""What a ticket costs, at the ticket: quoted, agreed, settled, paid (W10–W19)."""
