"""What the desk hands over on paper: a subject's room here has its name, and answers as ``SHEETS``.

A room stands on those drawn below it and knows none above.

    making       a sheet handed out: recorded, then set, then written whole
    catalogue    which sheet is about what, and the blank ones
    tickets/     work orders, answers to complaints and enquiries
    dutylog      a day's page of the book, and a month's
    handover     the handover record
    keys/        key list, board, loan slip, authorisation, reconciliation
    residents/   household register, resident register, file cover
    receipts     receipts, red ones, certificates of payment
    deposits     the return of a deposit, an agreed deduction, what is held
    moveins/     the move-in slip, papers, acceptance, hand-out; who moves out; appointments
    renovation/  the papers of a renovation, from its declaration to its acceptance
    permits      the permit behind the windscreen, and the papers about it
    goods        the slip that goes to the gate, and its stub
    parcels      what lies here, and the receipt of who fetched it
    lostproperty  what was found, and the receipt of who claimed it
    outages      the notice of an outage for the board
    trusteeship/  the agreement, the record of a round, what was done for a home
    visitors     the visitor's pass, who is inside, the notice at the desk
    parking      what a permit cost, and what goes back
    services     what a paid service costs: quote, agreement, settlement list
    bills        the payment notice of a bill
    pricelist    the price list, as it is posted
    rates/       the month's collection rate, what is posted, the statement of account
    drawer       the cashier's day sheet
    dunning      the notice of arrears, the agreement on instalments
    meters       the list of meters to be read, the slip of an exchange
    sharing      the sheet of a shared cost: each home's share
    licences     the list of papers that expire
    emergency/   the report of an emergency, a plan for the wall, who is in the homes concerned
    shops/       a shop's file, a check, the week's fronts, notice and report of a breach
    documents/   registers of letters, handling, passing round, files
    outside      the phones of outside bodies, and the record of a visit
    escalations  the record of what was reported up, who was told and when
    patrols      a round as it was walked, its points to walk with, the rounds of a month
    cleaning     day and score sheets of cleaning, work plans, accident reports
    inspections  the record of an inspection, and the order to put right what was found
    contractors  a contractor's month sheet, the list of contractors
    report       the figures of a period
    cafe         the bar slip, the drinks of the day, the day sheet with the stock
    affairs      papers sealed, vehicles driven, things counted
    community    the plan of an event, its sign-ups and attendance, its summary
    salesvisit   the sales site: visit form, day sheet, who is there, the flat's items
    surveys      the questionnaire, and the result of a survey with its bars
    courses      the sheet of a training: who signed, the marks
    recruitment  the application form, the interview sheet, what is handed over at leaving
    roster       the month by people and days, lying, and the slip of a swap
    visits       the record of a return visit, the month's summary with its bars
    register     sheets about the things of any register
    asked        how sheets are asked for: the contract of ``SHEETS``
    printer      ``lp`` takes a sheet, IPP says what becomes of it
    labels       the Chinese names of what is stored
    certificate  PDFs signed with the estate's certificate
    sheet/       any sheet from a declaration of its parts
    fonts        the faces, how wide they write, cut to a document
    linebreak    lines broken by the rules of Chinese typesetting
    amount       amounts of money in words
    ipp          as much of IPP as asking a print server takes
    typeface/    the faces themselves
"""
