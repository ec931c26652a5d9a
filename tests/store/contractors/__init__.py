"""Contractors (service.md I18–I23), and the trainings of their people (O14)."""
