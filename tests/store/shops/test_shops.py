"""Shops: the five that agree, documents, changes told, and what becomes of the file (I24-I28)."""

from __future__ import annotations
