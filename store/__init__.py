"""What the desk knows, and its rules: every change goes through an operation of a room here.

A room stands on those drawn below it and knows none above, types and imports in functions too. The
halls on top meet the subjects only through the directory (``subjects``), which they ask what each
subject's room answers (``answers``).

    demo/        the demo estate: weeks of a believable past
    company/     head office: what the estates send, verified, kept and read across them
    shipping/    an estate's journal, sent to head office as it grows
    today        what the desk must see first
    exporting    lists written to a spreadsheet, on record
    erasure      words and people erased for the law's sake
    handover/    a subject: the shift handover that two people sign
    renovation/  a subject: renovations, their spot checks, violations, workers' passes
    salesvisit/  a subject: the sales site, its parties station by station, its things
    cafe/        a subject: the café, its posts, drinks of the day, seats, orders, stock
    community/   a subject: events from the plan to the file, sign-ups in order
    surveys/     a subject: satisfaction surveys, their sheets, samples and figures
    visits/      a subject: return visits, the month's draw and its summary, upon a register
    moveins/     a subject: moving in and out, step by step, upon registers
    services/    a subject: what a ticket costs: quoted, agreed, settled, paid, upon a register
    documents/   a subject: letters in and out, notices, passing rounds, files
    parking/     a subject: what a permit costs, and what goes back of it
    trusteeship/  a subject: homes left to our care, their rounds, rain, limits, fee
    tickets/     a subject: repairs, paid services, complaints, enquiries, findings, tasks
    dutylog/     a subject: the book of the desk's days
    keys/        a subject: the keys that the desk holds
    meters/      a subject: meters, their readings, what was used between them
    sharing/     a subject: costs that homes share, split once, undone whole
    dunning/     a subject: asking for what is owed, its steps, rests, instalments
    drawer/      a subject: what lies in the drawer, blind counts, the day's sheet
    payments/    a subject: money taken and given back, what it settled, what is prepaid
    late/        a subject: late charges, reckoned from each bill's history, and waived
    bills/       a subject: who pays, what a month comes to, and what became of each bill
    deposits/    a subject: deposits held and given back, upon a register
    courses/     a subject: sessions of training, who came, marks, who may work today
    permits/     a subject: parking permits, upon a register
    shops/       a subject: shops' papers, their fronts checked daily, the ladder of a breach
    recruitment/  a subject: posts asked for, applicants, from the first day to the last
    roster/      a subject: who is on when, by law; swaps; what the desk reads of it
    goods/       a subject: release slips for goods, upon a register
    parcels/     a subject: parcels that lie here for residents, upon a register
    lostproperty/  a subject: what was found and lies here, upon a register
    outages/     a subject: outages that homes are told of, upon a register
    visitors/    a subject: who comes to whom, and who is inside, upon a register
    workers/     a subject: everybody who does work here, upon a register
    contractors/  a subject: who works here by contract: papers, people, presence, scores
    pricelist/   a subject: what may be charged, its dated rates, and what a line comes to
    rates/       a subject: collection rates, closed months, what is posted, statements
    licences/    a subject: papers that expire, upon a register; others raise theirs in it
    routines     a subject: what is to be done again and again, upon plans
    cleaning/     a subject: the cleaning timetable, its inspections, impact works, accidents
    inspections/  a subject: departments gone through by a list, scored, signed
    trainings/   a subject: what anybody was taught, with what result, and until when it holds
    patrols/     a subject: rounds with their points, walked and accounted for, upon plans
    affairs/     a subject: seals, vehicles, rooms, supplies, assets: used, lent, counted
    outside/     a subject: outside bodies, their phones, visits to them, what was agreed
    escalations/  a subject: what is reported up, whom it reached, what they decided
    emergency/   a subject: emergency plans, their courses and drills, the report
    residents/   a subject, which the others refer to: homes, people, finding, importing
    receipts/    a subject: the book of receipts, upon a register
    report       a subject: the figures of a period, asked of every other one
    plans/       any plan: how often it falls due, its occurrences, each done, late or missed
    checklist/   any checklist: lines, answers, explanations, signatures over what stood
    register     any register of things: a table, numbered, with states and entries
    series       numbers taken by kind and year or day
    agenda       what waits, kept as it comes to wait
    present      who is on now, at the desk and of each role
    believable   times of a row, where the clock was ahead and is set right
    desk/        who works here, settings, drafts, prints, backups, opening
    journal/     the one chain of entries, and the book that people read of it
    estate/      the settings as they stand, the shifts, the calendar, working time
    engine/      the database, and the migrations of its schema
    disk/        the data folder and its key, before any database is open
    sentences    every event as a sentence, for screen and paper
    answers      what a subject answers when the halls ask
    export       what a list is that may be exported
    score        scores of any sheet, exact inside
    paper        kinds of sheets and printers
    waiting      what it is to wait, and to be handed over
    findings     what is found wrong anywhere, and how it is raised
    notices      what a home has to be told just now, whichever subject keeps it
    expiring     what it is to expire
    figure       what a figure of a period is
    cells/       a spreadsheet's cells as plain text, read in a process of its own
    money        whole fen, and figures with few decimals as integers
    inputs       the types of what people type
    errors       how the store says no
    subjects     the directory: a line a subject
    rights       roles, and the rights of no subject
    clock        the time; nobody else asks for it
    text         text made printable and half-width
    catalogue    from English source strings to other languages
    unplugged    Pydantic without its search for plug-ins
    opened       which open estate a call is about, and what each has for itself
    locale/      the Chinese catalogue

In a subject's room ``subject`` is what it answers, ``steps`` what is done, ``inputs`` what is
filled in for that, ``rows`` its tables, ``sentences`` how its entries read, ``sheets`` what it
prints and ``rights`` who may do what.
"""
