"""``manual``: the program's own manual as Markdown or as a PDF."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from store import clock
from store.disk import writable
from store.errors import Refused
from tui import manual
from tui.command.options import Options
from tui.command.usual import usual
from tui.language import _
from tui.manual import Chapter, Listed, Section

if TYPE_CHECKING:
    from printing.sheet import Part

MADE = (".md", ".pdf")


def run(options: Options) -> int:
    """Write the manual; by its name it becomes Markdown or a PDF. Raises ``Refused`` for others."""
    to: Path = options.to
    if to.suffix.lower() not in MADE:
        raise Refused("The manual's file ends in {endings}.", field="to", endings=" / ".join(MADE))
    writable.refuse_taken(to, options.data or usual())
    made = manual.chapters()
    if to.suffix.lower() == ".md":
        to.write_text("\n".join(_markdown(made)) + "\n", "utf-8")
    else:
        to.write_bytes(_pdf(made))
    return 0


def _markdown(made: list[Chapter]) -> Iterator[str]:
    yield f"# {_('Manual of the front desk')}"
    for chapter in made:
        yield f"\n## {chapter.title}"
        for section in chapter.sections:
            yield f"\n### {section.title}"
            yield from (f"\n{one}" for one in section.paragraphs)
            for table in section.tables:
                yield from _table(table)


def _table(table: Listed) -> Iterator[str]:
    if table.title:
        yield f"\n{table.title}"
    yield "\n| " + " | ".join(table.heads) + " |"
    yield "|" + "---|" * len(table.heads)
    yield from ("| " + " | ".join(map(_cell, row)) + " |" for row in table.rows)


def _cell(text: str) -> str:
    return text.replace("|", "\\|").replace("\n", " ")


def _pdf(made: list[Chapter]) -> bytes:
    from printing.sheet import Plain, Sheet, Turn, render

    parts: list[Part] = []
    for number, chapter in enumerate(made, 1):
        parts += [Turn()] if number > 1 else []
        parts.append(Plain(f"{number}  {chapter.title}"))
        for section in chapter.sections:
            parts += _set(section)
    title = _("Manual of the front desk")
    return render(Sheet(title, "frontdesk", tuple(parts), clock.now(), "", None))


def _set(section: Section) -> Iterator[Part]:
    from printing.sheet import Column, Plain, Table

    yield Plain("\n".join((section.title, *section.paragraphs)))
    for table in section.tables:
        shares = (26, 46, 108) if len(table.heads) == 3 else (60, 120)
        columns = tuple(
            Column(head, share) for head, share in zip(table.heads, shares, strict=True)
        )
        yield Table(columns, table.rows, title=table.title, size=9)
