"""How an import shows, whatever it is of: files, questions, how far it has come."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Protocol

from tui.importing import files
from tui.language import _, clockface
from tui.widgets.paint import Tone, Words
from tui.widgets.rows import Drawn


class Remark(Protocol):
    """A sentence of the store."""

    def text(self, translate: Callable[[str], str]) -> str: ...  # noqa: D102


class Choice(Protocol):
    """A possible answer: for which column, and which."""

    @property
    def name(self) -> str: ...  # noqa: D102
    @property
    def answer(self) -> str: ...  # noqa: D102
    def title(self, translate: Callable[[str], str]) -> str: ...  # noqa: D102


class Question(Protocol):
    """What a file does not say plainly."""

    @property
    def sheet(self) -> str: ...  # noqa: D102
    @property
    def remark(self) -> Remark: ...  # noqa: D102
    @property
    def samples(self) -> tuple[str, ...]: ...  # noqa: D102


@dataclass(frozen=True)
class Line:
    """A line; ``value`` is what Enter takes."""

    key: Hashable
    left: str
    words: str | Words
    mark: str = " "
    value: Path | Choice | None = None


def drawn(line: Line) -> Drawn:
    """A line of the list."""
    return Drawn((line.left, line.words), mark=line.mark)


def of_files(paths: Sequence[Path], typed: str) -> Iterator[Line]:
    """The files whose name has what is typed."""
    for path in paths:
        if typed.strip().lower() in path.name.lower():
            written = datetime.fromtimestamp(path.stat().st_mtime, UTC) if path.exists() else None
            words: Words = [path.name, (f"   {files.short(path.parent)}", Tone.FAINT)]
            yield Line(path, clockface.moment(written) if written else "", words, value=path)


def asked(question: Question, number: int, of: int) -> Words:
    """A question, with some cells of what it is about."""
    samples = "  ".join(question.samples)
    place = f"{number}/{of}  " if of > 1 else ""
    words = [(f" {place}{question.remark.text(_)}", Tone.STRONG)]
    return [*words, (f"   {samples}", Tone.FAINT)]


def more(key: str, count: int, text: str) -> Iterator[Line]:
    """How many more there are than are shown."""
    if count > 0:
        yield Line(f"more {key}", "", [(text.format(n=count), Tone.FAINT)])
