"""What is measured, each beside the same thing of other programs in the same run."""

from __future__ import annotations

import statistics
import time
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

from tests.bench import bench_pdf, scale
from tests.bench.driving import (
    EMPTY,
    QUIET,
    SIGN_IN,
    SIZE,
    TODAY,
    Peer,
    Presses,
    desk,
    desk_command,
    peers,
    sign_in,
    signed_in,
    spread,
    start_ms,
    type_pin,
)
from tests.bench.estate import NUMBER, PIN, ROOT
from tests.bench.figures import Figure
from tests.slow_line import FAR, SERIAL, SlowTerminal
from tests.terminal import Terminal

STARTS = 9
WORDS = ("张", "zhw", "3-2-1201", "1234", "王芳")
SCREENS = ("f3", "f4", "f5", "f7", "f2")
SESSIONS, CROWD = 24, 48
CORES = 2
_DOWN, _UP = "\x1bOB", "\x1bOA"  # as a terminal sends them to programs of curses


def opening(folder: Path) -> Iterator[Figure]:
    """Cold starts, the desk's and its peers' in turn."""
    started: dict[str, list[float]] = {peer.name: [] for peer in peers()}
    opened: dict[str, list[int]] = {peer.name: [] for peer in peers()}
    ours, typed, today, first = list[float](), list[float](), list[float](), list[int]()
    for _ in range(scale.few(STARTS)):
        for peer in peers():
            with peer.start() as terminal:
                started[peer.name].append(start_ms(terminal, peer.words))
                terminal.wait_quiet(0.5)
                opened[peer.name].append(terminal.received)
        with desk(folder) as terminal:
            ours.append(start_ms(terminal, SIGN_IN))
            terminal.wait_quiet(1)
            first.append(terminal.received)
            today.append(sign_in(terminal))
        typed.append(_typed_at_once(folder))
    times = {name: _ms(values) for name, values in started.items()}
    share = statistics.median(ours) / statistics.median(started[EMPTY.name])
    yield Figure("cold start to sign-in", f"{_ms(ours)} ({share:.2f} ×)", "1.3 ×", times)
    yield Figure("PIN to Today", _ms(today), "300 ms")
    yield Figure("cold start to Today, typed without a pause", _ms(typed))
    sizes = {name: _bytes(values) for name, values in opened.items()}
    yield Figure("bytes to open", _bytes(first), "5,000 B", sizes)


def _typed_at_once(folder: Path) -> float:
    """The first moment at which somebody who knows their PIN can work."""
    with desk(folder) as terminal:
        terminal.wait_for(SIGN_IN)
        terminal.type(f"{NUMBER}\r{PIN}\r")
        return start_ms(terminal, TODAY)


def moving(folder: Path, minutes: float) -> Iterator[Figure]:
    """Keys, screens and rest, with fifty clocks running."""
    listed = {peer.name: _key_in_list(peer) for peer in peers() if peer is not EMPTY}
    with EMPTY.start() as terminal:
        terminal.wait_for(EMPTY.words)
        terminal.wait_quiet(0.5)
        letters = Presses(terminal, _letters())
    with signed_in(folder) as terminal:
        terminal.watch(3)  # a look at what is to be done
        yield from _screens(terminal)
        Presses(terminal, ["f4"])
        keys = Presses(terminal, _there_and_back("down", "up", 30, 20))
        sizes = {name: pressed.median_bytes() for name, pressed in listed.items()}
        yield Figure("a key in the list of tickets", keys.median_bytes(), "200 B", sizes)
        times = {name: pressed.milliseconds() for name, pressed in listed.items()}
        yield Figure("  to paint, p50 / p99", keys.milliseconds(), "6 / 30 ms", times)
        rest = f"{terminal.watch(minutes * 60) / minutes:,.0f} B"
        yield Figure("a minute at rest", rest, "2,500 B")
        yield from _finding(terminal)
        yield from _typing(terminal, letters)


def _letters() -> str:
    return ("abcdefghij" * 2)[: scale.few(20)]


def _there_and_back(there: str, back: str, far: int, near: int) -> list[str]:
    return [there] * scale.few(far) + [back] * scale.few(near)


def _key_in_list(peer: Peer) -> Presses:
    with peer.start() as terminal:
        terminal.wait_for(peer.words)
        terminal.wait_quiet(0.5)
        return Presses(terminal, _there_and_back(_DOWN, _UP, 30, 20))


def _screens(terminal: Terminal) -> Iterator[Figure]:
    fresh = Presses(terminal, SCREENS)
    yield Figure("a screen opened for the first time, p50 / p99", fresh.milliseconds())
    again = Presses(terminal, SCREENS * (1 if scale.is_short() else 4))
    yield Figure("a screen change", again.median_bytes(), "4,000 B")
    yield Figure("  to the first cell, p50 / p99", again.milliseconds(), "6 / 30 ms")
    yield Figure("a form opened, to its last cell, p50 / p99", _forms(terminal))


def _forms(terminal: Terminal) -> str:
    whole: list[float] = []
    Presses(terminal, ["f4"])
    for _ in range(scale.few(10)):
        whole += Presses(terminal, ["ctrl+n"]).whole
        Presses(terminal, ["esc"])
    return spread(whole)


def _finding(terminal: Terminal) -> Iterator[Figure]:
    terminal.press("ctrl+f")
    terminal.wait_quiet(0.5)
    keys = [
        key
        for word in WORDS[: scale.few(len(WORDS))]
        for key in (*word, *["backspace"] * len(word))
    ]
    found = Presses(terminal, keys)
    yield Figure("a key in the finder, with all that it finds", found.median_bytes())
    yield Figure("  to paint, p50 / p99", found.milliseconds(), "6 / 30 ms")
    terminal.press("esc")
    terminal.wait_quiet(1)


def _typing(terminal: Terminal, beside: Presses) -> Iterator[Figure]:
    terminal.press("f4", "ctrl+n")
    terminal.wait_quiet(1)
    terminal.press("down")
    terminal.wait_quiet(1)
    typed = Presses(terminal, _letters())
    sizes, times = {EMPTY.name: beside.median_bytes()}, {EMPTY.name: beside.milliseconds()}
    yield Figure("a character typed into a form", typed.median_bytes(), "60 B", sizes)
    yield Figure("  to paint, p50 / p99", typed.milliseconds(), "6 / 30 ms", times)
    silent = terminal.received
    terminal.press("unfocus", "focus")
    terminal.wait_quiet(1)
    yield Figure("focus out and in", f"{terminal.received - silent} B", "0 B")
    terminal.press("ctrl+x")
    terminal.wait_quiet(1)


def together(folder: Path) -> Iterator[Figure]:
    """Many sessions at once, the first of them in use."""
    sessions, crowd = scale.few(SESSIONS), CROWD if not scale.is_short() else 3
    with ExitStack() as open_:
        bare = [open_.enter_context(EMPTY.start()) for _ in range(sessions)]
        for terminal in bare:
            terminal.wait_for(EMPTY.words)
        beside = {EMPTY.name: _mb(bare)}
    with ExitStack() as open_:
        desks = [open_.enter_context(signed_in(folder)) for _ in range(sessions)]
        for terminal in desks:
            terminal.wait_quiet(0.1)
        yield Figure(f"memory of a session (PSS), {sessions} on Today", _mb(desks), "30 MB", beside)
        desks[0].press("f4")
        yield _key_among(desks)
        share = _busy_share(desks[1:]) / (sessions - 1)
        yield Figure("  a core's share of a session at rest", f"{share:.2%}", "0.50%")
        desks += [open_.enter_context(signed_in(folder)) for _ in range(crowd - sessions)]
        for terminal in desks:
            terminal.press("f4")
            terminal.wait_quiet(0.1)
        yield _key_among(desks)
        share = _busy_share(desks) / CORES
        yield Figure(f"  {crowd} with running clocks, of {CORES} cores", f"{share:.1%}", "15%")


def _key_among(desks: list[Terminal]) -> Figure:
    """The first of several sessions is used; the others show their clocks."""
    keys = Presses(desks[0], _there_and_back("down", "up", 20, 20))
    return Figure(f"  a key while {len(desks) - 1} others rest", keys.milliseconds(), "10 ms")


def _busy_share(terminals: list[Terminal]) -> float:
    """How much of one core they use together; nobody types."""
    for terminal in terminals:
        terminal.wait_quiet(0.05)
    began, watched = [terminal.cpu for terminal in terminals], time.monotonic()
    terminals[0].watch(scale.few(20))
    used = sum(t.cpu - since for t, since in zip(terminals, began, strict=True))
    return used / (time.monotonic() - watched)


def far_away(folder: Path) -> Iterator[Figure]:
    """The first screens at the far end of slow lines."""
    for line, aim in ((SERIAL, "6 s"), (FAR, "1.5 s")):
        opened, today, bare = list[float](), list[float](), list[float]()
        for _ in range(scale.few(3)):
            with SlowTerminal(line, EMPTY.command, size=SIZE, cwd=ROOT) as terminal:
                bare.append(start_ms(terminal, EMPTY.words) / 1000)  # it blinks, and never rests
            with SlowTerminal(line, desk_command(folder), size=SIZE, cwd=ROOT) as terminal:
                opened.append(_whole(terminal, SIGN_IN, terminal.started))
                type_pin(terminal)
                today.append(_whole(terminal, TODAY, time.monotonic()))
        yield Figure(f"{line.name}: first usable screen", _s(opened), aim, {EMPTY.name: _s(bare)})
        yield Figure("  PIN to the whole of Today", _s(today))


def _whole(terminal: Terminal, words: str, since: float) -> float:
    """Seconds until the words and all that comes with them have arrived."""
    terminal.wait_for(words)
    terminal.wait_quiet(QUIET)
    return terminal.read_at - since


def _s(values: list[float]) -> str:
    return f"{statistics.median(values):.1f} s"


def _mb(terminals: list[Terminal]) -> str:
    return f"{statistics.mean(terminal.memory for terminal in terminals) / 1e6:.1f} MB"


def paper(folder: Path) -> Iterator[Figure]:
    """Sheets, beside pages of Helvetica."""
    yield from bench_pdf.warm()
    yield from bench_pdf.cold(folder)
    yield from bench_pdf.sizes()


def _ms(values: list[float]) -> str:
    return f"{statistics.median(values):.0f} ms"


def _bytes(values: list[int]) -> str:
    return f"{statistics.median(values):,.0f} B"
