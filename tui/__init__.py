"""What the desk sees and types.

A room stands on those drawn below it and knows none above, types and imports in functions too. A
subject's room has the subject's name; what the shell needs of it, it asks through the directory
(``subjects``) and what its room answers (``answers``).

    command/     the command line
    manual       what F1 says of all screens, as one book
    today/       the first screen: what is to be done now
    desk/        the session around all screens: signing in, storing, settings
    parking      a subject: what a permit costs, at the permit
    services/    a subject: what a ticket costs, at the ticket
    receipts     a subject: the book of receipts, void, red, printed again
    residents/   a subject: finding a home, its page, importing
    moveins/     a subject: moving in and out, line by line; appointments of a building
    renovation/  a subject: renovations, spot checks, violations, workers' passes
    permits      a subject: parking permits
    goods        a subject: release slips for goods
    parcels      a subject: parcels that lie here for residents
    lostproperty  a subject: what was found and who claims it
    outages      a subject: outages that homes are told of
    trusteeship/  a subject: homes left to our care, and their rounds
    visitors     a subject: who comes to whom, and who is inside
    workers      a subject: everybody who does work here
    contractors/  a subject: who works here by contract: papers, people, checks, scores
    drawer       a subject: cash counted blind, the day's sheet
    payments/    a subject: taking money, and giving it back
    bills/       a subject: runs of a month, each bill, who pays
    pricelist    a subject: the price list
    late         a subject: late charges of a home, and what is waived of them
    deposits     a subject: deposits and their way back
    rates/       a subject: collection rates, what is posted, statements of account
    dunning/     a subject: who owes, and how far each was asked
    meters       a subject: meters, read home by home
    sharing      a subject: costs that homes share
    licences     a subject: papers that expire
    routines     a subject: what is to be done again and again
    cleaning/     a subject: the cleaning of the day ticked, scored; impact works, accidents
    inspections/  a subject: departments gone through by a list, marked line by line
    patrols/     a subject: rounds, walked point by point
    shops/       a subject: shops, their checks line by line, their breaches
    documents/   a subject: letters in and out, passing rounds, files
    outside/     a subject: outside bodies, and the visits to them
    escalations  a subject: what is reported up
    emergency/   a subject: the emergency plans, followed step by step
    report       a subject: the figures of a month
    courses/     a subject: sessions of training, the roll by digits, who may work
    cafe/        a subject: the board of seats, an order by two digits a drink, the drinks
    affairs/     a subject: seals, vehicles, rooms, supplies, assets, and their counts
    community/   a subject: events, who comes, ticked with a key a line
    salesvisit/  a subject: the board of the sales site, visits, things, questions
    surveys/     a subject: surveys, their sheets by digits, results as bars
    recruitment/  a subject: applications step by step, requisitions, things handed out
    roster/      a subject: the roster's months, the grid of one, swaps
    visits/      a subject: return visits, and their rates as bars
    handover/    a subject: the checklist and the two signatures
    tickets/     a subject: the queue with its clocks, a ticket and its steps
    keys/        a subject: the board, lending and bringing back
    dutylog/     a subject: days, entries, search, signing
    counting     a checklist on which figures are typed straight at its lines
    checklist    the screen of any checklist: its lines, explanations, signing
    register     the screens of any register: its list, a thing whole, its steps
    plans        the screen of any subject's plans, and how often in words
    months       twelve months as bars, and what the month pointed at is made of
    noting       a list whose lines are noted one after another, each with a key
    importing/   taking in a file: questions, the preview, the result
    printing/    choosing a printer, preview, sending, the queue
    listing      any list with its details beside it
    narrowing    a list that follows what is typed at it
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
