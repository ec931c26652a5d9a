"""The few ways in which the store says no, each with a sentence that can be translated."""

from __future__ import annotations

from store.rights import Staff


class StoreError(Exception):
    """The store could not do what was asked, for the reason in ``message``.

    ``message`` is an English source string with ``{names}``; ``values`` fills them in, so that the
    desk's language can be put in front of the clerk without losing the figures.
    """

    def __init__(self, message: str, /, **values: object) -> None:
        super().__init__(message)
        self.message = message
        self.values = values

    def __str__(self) -> str:
        return self.message.format(**self.values)


class Refused(StoreError):
    """A rule of the desk forbids it; ``field`` names the input it stands at, if there is one."""

    def __init__(self, message: str, /, field: str | None = None, **values: object) -> None:
        super().__init__(message, **values)
        self.field = field


class Forbidden(Refused):
    """A rule forbids it to this person, or now; the attempt itself is put on record.

    ``by`` is who tried, where the operation is not told; ``on_record`` whether it was recorded.
    """

    def __init__(
        self, message: str, /, field: str | None = None, by: Staff | None = None, **values: object
    ) -> None:
        super().__init__(message, field=field, **values)
        self.by = by
        self.on_record = False


class Overtaken(Refused):
    """What somebody changes has been changed since they opened it, by the entry of ``number``."""

    def __init__(self, message: str, /, *, number: int) -> None:
        super().__init__(message)
        self.number = number


class NotFound(StoreError):
    """There is no such thing."""


class Unavailable(StoreError):
    """The data folder cannot be used now: missing, read-only, full, or too old a library."""


class Damaged(StoreError):
    """What is stored is not what was written."""
