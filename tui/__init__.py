"""What the desk sees and types.

A room stands on those drawn below it and knows none above, types and imports in functions too. A
subject's room has the subject's name; what the shell needs of it, it asks through the directory
(``subjects``) and what its room answers (``answers``).

    command/     the command line
    today/       the first screen: what is to be done now
    desk/        the session around all screens: signing in, storing, settings
    residents/   a subject: finding a home, its page, importing
    permits      a subject: parking permits
    goods        a subject: release slips for goods
    handover/    a subject: the checklist and the two signatures
    tickets/     a subject: the queue with its clocks, a ticket and its steps
    keys/        a subject: the board, lending and bringing back
    dutylog/     a subject: days, entries, search, signing
    checklist    the screen of any checklist: its lines, explanations, signing
    register     the screens of any register: its list, a thing whole, its steps
    plans        the screen of any subject's plans, and how often in words
    printing/    choosing a printer, preview, sending, the queue
    listing      any list with its details beside it
    over/        what opens over any screen: directory, finder, palette, menus, help
    form/        fields, and any form from the model of what it asks
    answers      what a subject's screens answer when the shell asks
    sentences    every event as a sentence on the screen
    screen/      what every screen is: bands, actions and their keys
    widgets/     lists, panes and bands that paint only what changed
    wire/        to the terminal and from it, in as few bytes as can be
    language/    every word, time and name that a screen says
    subjects     the directory: the pages, a line each

In a subject's room ``subject`` is what it answers, ``screen`` its first screen, ``page`` one thing
whole, ``steps`` what can be done and what is asked for that, ``words`` how things read.
"""

import os

# Textual reads these while it is imported, so they must stand before anything imports it.
os.environ.update(
    TEXTUAL_ANIMATIONS="none", TEXTUAL_SMOOTH_SCROLL="0", TEXTUAL_DISABLE_KITTY_KEY="1"
)
os.environ.setdefault("TEXTUAL_COLOR_SYSTEM", "standard")
os.environ.setdefault("ESCDELAY", "50")
if os.environ.get("TERM", "dumb") in {"dumb", "unknown", "vt100", "vt102", "vt220"}:
    os.environ.setdefault("NO_COLOR", "1")
