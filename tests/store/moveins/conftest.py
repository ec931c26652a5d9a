from __future__ import annotations

import pytest

from store.rights import Staff
from tests.store.bills import billed
from tests.store.moveins import walks


@pytest.fixture
def home(assistant: Staff, manager: Staff) -> int:
    """A home with its owner on file, three keys on the list, and the fee on the price list."""
    billed.fee(manager)
    made = walks.a_home(assistant)
    walks.held(made, assistant)
    return made
