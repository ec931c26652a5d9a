"""Documents as the finder finds them: by the number, or by words of what they are called (O26)."""

from __future__ import annotations

from collections.abc import Iterator

from store.answers import Found
from store.documents import archive, incoming, outgoing
from store.engine import database

_SHORTEST = 2
# A number that is whole comes first, then the newest.
_TITLES = (
    "SELECT 'letter_out:' || id, doc_number || ' ' || title FROM letter_out"
    " WHERE title <> '' UNION ALL SELECT 'letter_in:' || id, number || ' ' || title || ' ' ||"
    " their_number FROM letter_in WHERE title <> '' UNION ALL"
    " SELECT 'archive_file:' || id, number || ' ' || title || ' ' || matter FROM archive_file"
    " WHERE title <> ''"
)


def numbered_so(text: str, most: int) -> Iterator[Found]:
    """Letters, files and lists whose number begins so."""
    yield from incoming.LETTERS_IN.find(lambda one: f"{one.number} {one.title}")(text, most)
    yield from outgoing.LETTERS_OUT.find(lambda one: f"{one.called} {one.title}")(text, most)
    yield from archive.FILES.find(lambda one: f"{one.number} {one.title}")(text, most)
    yield from archive.CULLS.find(lambda one: f"{one.number} {one.reason}")(text, most)


def called_so(text: str, most: int) -> Iterator[Found]:
    """Letters and files whose number or title has all the words, the newest first."""
    words = text.casefold().split()
    if not words or all(len(word) < _SHORTEST for word in words) or text.isascii():
        return
    rows = database.db.execute_sql(_TITLES).fetchall()
    hits = [
        (subject, told) for subject, told in reversed(rows)
        if all(word in told.casefold() for word in words)
    ]  # fmt: skip
    for subject, told in hits[:most]:
        yield Found(subject, told.strip())
