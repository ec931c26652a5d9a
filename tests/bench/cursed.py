"""The same list of tickets as a plain curses program: the least that a table can cost."""

from __future__ import annotations

import curses
import locale

TICKETS = [
    (f"余 {90 - n}分", "已受理", "走廊", f"第{n + 1}处公共走廊灯不亮，请派人来看", "11-23")
    for n in range(50)
]
COLUMNS = (3, 15, 26, 38, 110)


def run(window: curses.window) -> None:
    """Show the table; arrows move the bar, ``q`` ends it."""
    curses.use_default_colors()
    curses.curs_set(0)
    window.timeout(1000)
    at = top = 0
    while True:
        room = window.getmaxyx()[0] - 2
        top = min(max(top, at - room + 1), at)
        _draw(window, at, top, room)
        pressed = window.getch()
        if pressed == ord("q"):
            return
        step = {curses.KEY_DOWN: 1, curses.KEY_UP: -1}.get(pressed, 0)
        at = min(max(at + step, 0), len(TICKETS) - 1)


def _draw(window: curses.window, at: int, top: int, room: int) -> None:
    window.erase()
    window.addstr(0, 1, f"工单  未完 {len(TICKETS)}   {at + 1}/{len(TICKETS)}", curses.A_BOLD)
    for y, ticket in enumerate(TICKETS[top : top + room], 1):
        look = curses.A_REVERSE if top + y - 1 == at else curses.A_NORMAL
        window.addstr(y, 0, ">" if look else " ", look)
        for x, cell in zip(COLUMNS, ticket, strict=True):
            window.addstr(y, x, cell, look)
    window.addstr(room + 1, 1, "Enter  F1  F2  F3  F4  F5  F6  F7")
    window.refresh()


if __name__ == "__main__":
    locale.setlocale(locale.LC_ALL, "")
    curses.wrapper(run)
