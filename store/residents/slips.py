"""How what is typed may differ from what is meant: slips of the tongue and of the hand (F7).

Sounds that many speakers do not tell apart, a neighbouring digit, two digits the wrong way round,
one letter that is wrong, missing or too many.
"""

from __future__ import annotations

import re
from itertools import product
from string import ascii_lowercase

# What is heard for one another, as a way in which it may be typed.
_SOUNDS = (
    *(("zh", "z"), ("ch", "c"), ("sh", "s"), ("n", "l")),
    *(("ing", "in"), ("eng", "en"), ("ang", "an")),
)
_SYLLABLE = re.compile(r"zh|ch|sh|[zcs]|[nl](?=[aeiouv])|ing?|eng?|ang?|.")
_OTHERS = {one: other for pair in _SOUNDS for one, other in (pair, pair[::-1])}
# The syllables of pinyin by their beginnings; what is no name in them is not looked for where
# something else may be meant.
_ENDINGS = {
    "b": "a o ai ei ao an en ang eng i ie iao ian in ing u",
    "p": "a o ai ei ao ou an en ang eng i ie iao ian in ing u",
    "m": "a o e ai ei ao ou an en ang eng i ie iao iu ian in ing u",
    "f": "a o ei ou an en ang eng u",
    "d": "a e ai ei ao ou an en ang eng ong i ia ie iao iu ian ing u uo ui uan un",
    "t": "a e ai ao ou an ang eng ong i ie iao ian ing u uo ui uan un",
    "n": "a e ai ei ao ou an en ang eng ong i ie iao iu ian in iang ing u uo uan un v ve ue",
    "l": "a e ai ei ao ou an ang eng ong i ia ie iao iu ian in iang ing u uo uan un v ve ue",
    **dict.fromkeys("gkh", "a e ai ei ao ou an en ang eng ong u ua uo uai ui uan un uang"),
    **dict.fromkeys("jqx", "i ia ie iao iu ian in iang ing iong u ue uan un"),
    **dict.fromkeys(("zh", "ch"), "a e i ai ei ao ou an en ang eng ong u ua uo uai ui uan un uang"),
    "sh": "a e i ai ei ao ou an en ang eng u ua uo uai ui uan un uang",
    "r": "e i ao ou an en ang eng ong u ua uo ui uan un",
    **dict.fromkeys("zcs", "a e i ai ei ao ou an en ang eng ong u uo ui uan un"),
    "y": "a o e ai ao ou an in ing ang ong i u ue uan un",
    "w": "a o ai ei an en ang eng u",
    "": "a ai an ang ao e en er ou",
}
MOST_SYLLABLES = 4  # of a name
_SYLLABLES = "|".join(
    f"{begins}(?:{'|'.join(sorted(ends.split(), key=len, reverse=True))})"
    for begins, ends in _ENDINGS.items()
)
_PINYIN = re.compile(rf"(?:{_SYLLABLES}){{1,{MOST_SYLLABLES}}}")
_ROW = "1234567890"
LEAST_DIGITS = 3  # shorter ones are somebody's anyway
LEAST_LETTERS = 4
MOST_LETTERS = 12
MOST_OF_OTHERS = 7  # of a word that is no pinyin: each letter more is fifty words to look for
MOST_SOUNDS = 32


def heard(word: str) -> list[str]:
    """Other ways in which a word in pinyin may be meant that sound alike."""
    if not (word.isascii() and word.isalpha()):
        return []
    parts = [(part, *_other(part)) for part in _SYLLABLE.findall(word)]
    found: list[str] = []
    for way in product(*parts):
        if len(found) > MOST_SOUNDS:
            break
        found.append("".join(way))
    return [one for one in dict.fromkeys(found) if one != word]


def _other(part: str) -> tuple[str, ...]:
    return (_OTHERS[part],) if part in _OTHERS else ()


def struck(word: str) -> list[str]:
    """Other numbers that are a neighbouring digit, or two digits changed about, away."""
    places = [place for place, c in enumerate(word) if c in _ROW]
    if len(places) < LEAST_DIGITS:
        return []
    found = [
        word[:place] + digit + word[place + 1 :]
        for place in places
        for digit in _beside(word[place])
    ]
    for place in places:
        pair = word[place : place + 2]
        if len(pair) == 2 and pair[1] in _ROW and pair[0] != pair[1]:
            found.append(word[:place] + pair[::-1] + word[place + 2 :])
    return list(dict.fromkeys(found))


def _beside(digit: str) -> str:
    place = _ROW.index(digit)
    return _ROW[max(place - 1, 0) : place] + _ROW[place + 1 : place + 2]


def spelt(word: str) -> list[str]:
    """Other words that are one letter away: another one, one more, one less."""
    if not (word.isascii() and word.isalpha() and LEAST_LETTERS <= len(word) <= MOST_LETTERS):
        return []
    found = {word[:place] + word[place + 1 :] for place in range(len(word))}
    for letter in ascii_lowercase:
        found |= {word[:place] + letter + word[place + 1 :] for place in range(len(word))}
        found |= {word[:place] + letter + word[place:] for place in range(len(word) + 1)}
    may_be = {one for one in found if _PINYIN.fullmatch(one)}
    if not may_be and len(word) > MOST_OF_OTHERS:
        return []
    return sorted((may_be or found) - {word})
