"""Any form, from the pydantic model of what it collects."""

from tui.form.merging import with_newest
from tui.form.screen import Form, Hook, Submit

__all__ = ["Form", "Hook", "Submit", "with_newest"]
