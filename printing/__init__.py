"""What the desk hands over on paper: a subject's room here has its name, and answers as ``SHEETS``.

A room stands on those drawn below it and knows none above.

    making       a sheet handed out: recorded, then set, then written whole
    catalogue    which sheet is about what, and the blank ones
    tickets/     work orders, answers to complaints and enquiries
    dutylog      a day's page of the book, and a month's
    handover     the handover record
    keys/        key list, board, loan slip, authorisation, reconciliation
    residents    household register, resident register, file cover
    receipt      receipts
    permits      the permit behind the windscreen, and the papers about it
    goods        the slip that goes to the gate, and its stub
    register     sheets about the things of any register
    asked        how sheets are asked for: the contract of ``SHEETS``
    printer      ``lp`` takes a sheet, IPP says what becomes of it
    labels       the Chinese names of what is stored
    signing      PDFs signed with the estate's certificate
    sheet/       any sheet from a declaration of its parts
    fonts        the faces, how wide they write, cut to a document
    linebreak    lines broken by the rules of Chinese typesetting
    amount       amounts of money in words
    ipp          as much of IPP as asking a print server takes
    arriving     files that are there whole or not at all
    typeface/    the faces themselves
"""
