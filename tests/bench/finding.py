"""``python -m tests.bench.finding``: every kind of look-up at 100,000 residents, p50 and p99 (F7).

Beside it the plain way, a scan with LIKE over names, phones, plates and rooms.
"""

from __future__ import annotations

import argparse
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random

from store import residents
from store.desk import opening
from store.engine import database
from store.residents import pinyin
from tests.bench import estate, scale

LOOKS, LIKES = 200, 3
AIM_MS = 20
_LIKE = (
    "SELECT DISTINCT h.id FROM home h LEFT JOIN residency r ON r.home_id = h.id AND r.until IS NULL"
    " LEFT JOIN person p ON p.id = r.person_id LEFT JOIN vehicle v ON v.home_id = h.id"
    " WHERE h.code LIKE ? OR p.name LIKE ? OR p.phone LIKE ? OR v.plate LIKE ? LIMIT 21"
)


def main() -> None:
    """Make the estate unless there is one, look up, and print the table."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.finding", description=__doc__)
    parser.add_argument("--residents", type=int, default=100_000)
    parser.add_argument("--estate", type=Path)
    scale.add_option(parser)
    options = parser.parse_args()
    scale.choose(short=options.short)
    residents_wanted = scale.few(options.residents)
    folder = options.estate or Path(tempfile.gettempdir()) / f"finding-{residents_wanted}"
    if not folder.exists():
        estate.make(folder, residents_wanted)
    people = estate.residents_in(folder)
    opening.open_folder(folder)
    print(f"{people:,} residents, index {_index_mb():.0f} MB")
    print("| kind | p50 ms | p99 ms | LIKE p50 ms |\n| --- | --- | --- | --- |")
    for kind, typed in _kinds(Random(7)):
        found = _times(typed, lambda text: residents.find(text, 21))
        plain = _times(typed[:LIKES], _plainly)
        p99 = found[max(int(len(found) * 0.99) - 1, 0)]
        late = "" if p99 <= AIM_MS else f" (aim {AIM_MS})"
        told = f"{statistics.median(found):.1f} | {p99:.1f}{late} | {statistics.median(plain):.0f}"
        print(f"| {kind} | {told} |", flush=True)


def _index_mb() -> float:
    rows = database.db.execute_sql("SELECT sum(length(block)) FROM home_fts_data").fetchone()
    return float(rows[0]) / 1e6


def _kinds(rng: Random) -> Iterator[tuple[str, list[str]]]:
    rows = database.db.execute_sql(
        "SELECT p.name, p.phone, h.code, p.id_number FROM person p JOIN residency r ON"
        " r.person_id = p.id JOIN home h ON h.id = r.home_id WHERE p.phone <> ''"
    ).fetchall()
    some = [rng.choice(rows) for _ in range(scale.few(LOOKS))]
    sounds = [_pinyin(name) for name, *_ in some]
    plates = [plate for (plate,) in database.db.execute_sql("SELECT plate FROM vehicle").fetchall()]
    yield "room", [code for _, _, code, _ in some]
    yield "part of a room", [code[: rng.randint(1, len(code))] for _, _, code, _ in some]
    yield "name", [name for name, *_ in some]
    yield "part of a name", [name[rng.randint(0, 1) :][:1] for name, *_ in some]
    yield "pinyin", [_pinyin(name) for name, *_ in some]
    yield "part of pinyin", [one[: rng.randint(1, len(one))] for one in sounds]
    yield "phone", [phone for _, phone, *_ in some]
    yield "end of a phone", [phone[-4:] for _, phone, *_ in some]
    yield "plate", [rng.choice(plates) for _ in some]
    yield "building and name", [f"{code.split('-')[0]}栋{name[0]}" for name, _, code, _ in some]
    yield "a sound mistaken", [one.replace("ng", "n").replace("h", "") for one in sounds]
    yield "a letter wrong", [_struck(one, rng) for one in sounds]
    yield "a digit beside", [f"{phone[:-1]}{(int(phone[-1]) + 1) % 10}" for _, phone, *_ in some]
    yield "nobody", ["".join(rng.choices("qwxvk", k=rng.randint(4, 12))) for _ in some]


def _pinyin(name: str) -> str:
    return max((key for key in pinyin.beginnings(name) if key.isascii()), key=len, default=name)


def _struck(word: str, rng: Random) -> str:
    place = rng.randrange(len(word))
    return word[:place] + rng.choice("aeiouqx") + word[place + 1 :]


def _times(typed: list[str], find: Callable[[str], object]) -> list[float]:
    took = []
    for text in typed:
        start = time.perf_counter()
        find(text)
        took.append((time.perf_counter() - start) * 1000)
    return sorted(took)


def _plainly(text: str) -> object:
    return database.db.execute_sql(_LIKE, (f"%{text}%",) * 4).fetchall()


if __name__ == "__main__":
    main()
