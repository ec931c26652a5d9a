"""What is signed, word for word, in a form that is written out here by names of its own.

An old sheet reads for ever, whatever is renamed since: a changed form gets the next number, and
what the older ones called things stays here.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from store.checklist.lines import Answer, Line, S

# The form of what is signed from now on. In 1 the lines stood bare, with no version of their list;
# up to 2 nobody was named on a line, and important work had no reason.
FORM = 3


def written(lines: Iterable[Line[S]], form: int = FORM, version: int = 0) -> str:
    """The lines as a signature covers them: canonical JSON, ``version`` that of their list."""
    plain = [_plain(line, form) for line in lines]
    return _json(plain if form == 1 else {"form": form, "lines": plain, "list": version})


def read(text: str, sections: Callable[[str], S]) -> tuple[Line[S], ...]:
    """The lines of a sheet that was signed in any form there has been."""
    return tuple(_line(plain, sections) for plain in plainly(text))


def plainly(text: str) -> list[dict[str, Any]]:
    """The lines of a signed sheet as they are written in it."""
    sheet = json.loads(text or "[]")
    lines: list[dict[str, Any]] = sheet["lines"] if isinstance(sheet, dict) else sheet
    return lines


def version_of(text: str) -> int:
    """The version of the list that a signed sheet was made from, 0 where it has none."""
    sheet = json.loads(text or "[]")
    return int(sheet["list"]) if isinstance(sheet, dict) else 0


def _plain(line: Line[S], form: int) -> dict[str, object]:
    return {
        "key": line.key,
        "section": line.section.value,
        "subject": line.subject,
        "title": line.title,
        "facts": dict(line.facts),
        "seen": line.seen,
        "expected": line.expected,
        "important": line.important if form > 2 else bool(line.important),
        "answer": line.answer and _said(line.answer, form),
        "passed": line.passed,
    }


def _said(answer: Answer, form: int) -> dict[str, object]:
    said: dict[str, object] = {
        "counted": answer.counted,
        "abnormal": answer.abnormal,
        "note": answer.note,
        "number": answer.number,
    }
    return said if form <= 2 else said | {"by": answer.by, "photo": answer.photo}


def _line(plain: Mapping[str, Any], sections: Callable[[str], S]) -> Line[S]:
    said = plain["answer"]
    return Line(
        key=plain["key"],
        section=sections(plain["section"]),
        subject=plain["subject"],
        title=plain["title"],
        facts=plain["facts"],
        seen=plain["seen"],
        expected=plain["expected"],
        important=_reason(plain["important"]),
        answer=said and Answer(**said),
        passed=plain["passed"],
    )


def _reason(important: str | bool) -> str:
    """Why a line was important; a sheet in an older form says only that it was."""
    if isinstance(important, str):
        return important
    return "important" if important else ""


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def repeats(plain: Mapping[str, Any], subject: str, number: int, words: Mapping[str, str]) -> bool:
    """Whether a line of a signed sheet repeats what was typed in an entry about a thing."""
    answered = (plain.get("answer") or {}).get("number") == number
    about = plain.get("subject") == subject or plain.get("passed") in words.values()
    text = _json(plain)
    return (answered or about) and any(_json(said)[1:-1] in text for said in words.values())
