"""Emergencies on screen: the plans, a course step by step, the report (D6, D20–D45)."""
