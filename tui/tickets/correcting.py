"""Putting right what was taken down for a ticket (D2)."""

from __future__ import annotations

from typing import Any

from pydantic import BaseModel

from store.residents import masking
from store.tickets import Ticket
from tui.form.screen import Form


class Correcting(Form[BaseModel, Ticket]):
    """The form of a correction: the masked phone stands for the whole one, which stays (F6)."""

    def __init__(self, ticket: Ticket, *given: Any, **more: Any) -> None:
        super().__init__(*given, **more)
        self._phone = ticket.phone

    def _values(self, wrong: dict[str, str]) -> dict[str, object]:
        values = super()._values(wrong)
        if self._phone and values.get("phone") == masking.phone(self._phone):
            values["phone"] = self._phone
        return values
