"""Sending an estate's journal to head office, which verifies each entry as it arrives.

sending   one contact: what head office lacks, in runs
source    the estate's journal, read beside the desk
wire      frames between an estate and head office
"""

from store.shipping.sending import Delivered, Errand, contact
from store.shipping.wire import Line

__all__ = ["Delivered", "Errand", "Line", "contact"]
