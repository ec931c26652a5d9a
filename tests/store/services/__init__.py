"""What tickets cost: quoted, agreed, settled, paid."""
