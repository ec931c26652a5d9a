"""The character set of a text, and telling what another program has read in a wrong one."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from store.errors import Unavailable

_HAN = re.compile(r"[\u3400-\u9fff]")
_MEANT = re.compile(r"[\u4e00-\u9fff\u3000-\u303f\uff00-\uffef\x20-\x7e]+")
_WESTERN = re.compile(r"[\x20-\u024f\u02c6\u02dc\u2013-\u203a\u20ac\u2122\ufffd]+")
_HIGH = re.compile(r"[\x80-\u024f\u02c6\u02dc\u2013-\u203a\u20ac\u2122]+")
_MISREAD = (
    ("gb18030", "utf-8"),
    ("cp1252", "utf-8"),
    ("latin-1", "utf-8"),
    ("latin-1", "gb18030"),
    ("cp1252", "gb18030"),
)
_SAMPLE, _LETTERS = 400, 4000
_FIRST_LETTER, _FIRST_WIDE = "\u2e80", "\uff00"
_COMMON = 0.7  # of the characters of a Chinese text are among the common ones
_FEWEST = 3
_WHOLE = 0.7  # of its bytes: the last letter is often lost on the way


def decoded(raw: bytes, name: str) -> str:
    """The text of UTF-8, UTF-16 or GB18030 bytes; raises ``Unavailable`` for any other."""
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        encodings = ["utf-16"]
    else:
        encodings = ["utf-8-sig", "gb18030"]
    for encoding in encodings:
        try:
            text = raw.decode(encoding)
        except UnicodeDecodeError:
            continue
        if encoding == "gb18030" and _is_big5(raw, text):
            raise Unavailable("{file} is Big5 text; please save it as UTF-8.", file=name)
        return text
    raise Unavailable("{file} is neither UTF-8 nor GB18030 text.", file=name)


def refuse_misread(rows: Iterable[Sequence[str]], name: str) -> None:
    """Raise ``Unavailable`` where most of the cells were once read in a wrong character set."""
    cells = [cell for row, _ in zip(rows, range(_SAMPLE), strict=False) for cell in row]
    cells = [cell for cell in cells if not cell.isascii()]
    texts = {cell: meant(cell) for cell in cells[:_SAMPLE]}
    wrong = [cell for cell, text in texts.items() if text]
    if wrong and len(wrong) * 2 > len(texts):
        raise Unavailable(
            "{file} was read in a wrong character set before: {shown} should be {meant}.",
            file=name,
            shown=wrong[0][:20],
            meant=texts[wrong[0]][:20],
        )


def meant(text: str) -> str:
    """What a garbled text was, empty when it isn't garbled."""
    for read_as, was in _MISREAD:
        if read_as != "gb18030" and not _is_western(text):
            continue
        raw = text.replace("\ufffd", "").encode(read_as, "ignore")
        found = raw.decode(was, "ignore")
        whole = len(found.encode(was)) >= len(raw) * _WHOLE
        if whole and found != text and _HAN.search(found) and _MEANT.fullmatch(found):
            return found
    return ""


def _is_western(text: str) -> bool:
    """Whether a text has but Western letters, those with accents never alone as in a real name."""
    return bool(_WESTERN.fullmatch(text)) and all(len(run) > 1 for run in _HIGH.findall(text))


def _is_big5(raw: bytes, text: str) -> bool:
    """Whether a text that GB18030 can be read as is rather Big5: one of them has common words."""
    try:
        other = raw.decode("big5")
    except UnicodeDecodeError:
        return False
    return _share(text, "gb2312", 0xB0, 0xD7) < _COMMON <= _share(other, "big5", 0xA4, 0xC6)


def _share(text: str, charset: str, first: int, last: int) -> float:
    """How many of a text's characters are among the common ones of a character set."""
    letters = [one for one in text[:_LETTERS] if _FIRST_LETTER < one < _FIRST_WIDE]
    codes = [letter.encode(charset, "ignore") for letter in letters]
    common = sum(first <= code[0] <= last for code in codes if code)
    return common / len(letters) if len(letters) >= _FEWEST else 0.0
