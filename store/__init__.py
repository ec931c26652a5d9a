"""What the desk knows, and its rules: every change goes through an operation of a room here.

A room stands on those drawn below it and knows none above, types and imports in functions too. The
halls on top meet the subjects only through the directory (``subjects``), which they ask what each
subject's room answers (``answers``).

    demo/        the demo estate: weeks of a believable past
    today        what the desk must see first
    erasure      words and people erased for the law's sake
    handover/    a subject: the shift handover that two people sign
    tickets/     a subject: repairs, paid services, complaints, enquiries
    dutylog/     a subject: the book of the desk's days
    keys/        a subject: the keys that the desk holds
    permits/     a subject: parking permits, upon a register
    goods/       a subject: release slips for goods, upon a register
    residents/   a subject, which the others refer to: homes, people, finding, importing
    receipt      a subject: receipts to fill in by hand
    plans/       any plan: how often it falls due, its occurrences, each done, late or missed
    checklist/   any checklist: lines, answers, explanations, signatures over what stood
    register     any register of things: a table, numbered, with states and entries
    series       numbers taken by kind and year or day
    agenda       what waits, kept as it comes to wait
    desk/        who works here, settings, drafts, prints, backups, opening
    journal/     the one chain of entries, and the book that people read of it
    estate/      the settings as they stand, the shifts, the calendar
    engine/      the database, and the migrations of its schema
    disk/        the data folder and its key, before any database is open
    sentences    every event as a sentence, for screen and paper
    answers      what a subject answers when the halls ask
    paper        kinds of sheets and printers
    waiting      what it is to wait, and to be handed over
    cells/       a spreadsheet's cells as plain text, read in a process of its own
    money        whole fen, and figures with few decimals as integers
    inputs       the types of what people type
    errors       how the store says no
    subjects     the directory: a line a subject
    rights       roles, and the rights of no subject
    clock        the time; nobody else asks for it
    text         text made printable and half-width
    catalogue    from English source strings to other languages
    locale/      the Chinese catalogue

In a subject's room ``subject`` is what it answers, ``steps`` what is done, ``inputs`` what is
filled in for that, ``rows`` its tables, ``sentences`` how its entries read, ``sheets`` what it
prints and ``rights`` who may do what.
"""
