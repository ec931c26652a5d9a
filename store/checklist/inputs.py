"""What is filled in at any checklist."""

from __future__ import annotations

from pydantic import Field

from store.inputs import Count, FilledProse, Input, Line, Pin, Prose, mark


class LineAnswer(Input):
    """What is answered on a line; ``note`` explains a shortage, a damage or an abnormality.

    ``photo`` is the number of a picture that shows it.
    """

    counted: Count | None = Field(None, title=mark("Counted"))
    abnormal: bool = Field(False, title=mark("Damaged or abnormal"))
    note: Prose = Field("", title=mark("Explanation"))
    photo: Line = Field("", title=mark("Photo number"))

    def faulty(self, expected: int | None) -> bool:
        """Whether it says that something is wrong, where so many should be there."""
        return self.abnormal or (expected is not None and self.counted not in (None, expected))


class Explanation(Input):
    """What is said of a fault or a difference, or noted on a line."""

    note: FilledProse = Field(title=mark("Explanation"))


class Signing(Input):
    """A signature is one's own PIN."""

    pin: Pin = Field(title=mark("PIN"))
