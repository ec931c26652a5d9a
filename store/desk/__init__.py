"""The desk itself: who works it, its settings, drafts, printed sheets, copies of it.

opening      opening a desk, its schema brought up to date
backup       copies of the desk, and taking one back
checking     a database file checked from end to end
printjobs    sheets on their way to a printer
printed      a sheet's printing on record
drafts       half-written forms
timekeeping  a clock that was ahead, noticed and confirmed
calendar     special days entered and corrected
settings     the estate set up, its settings changed
staff        who works here: numbers, roles, PINs
"""
