"""Shared costs."""
