"""Where sheets are printed, what has become of each, and how they look before that."""

from tui.printing.choosing import Printers
from tui.printing.queue import PrintQueue

__all__ = ["PrintQueue", "Printers"]
