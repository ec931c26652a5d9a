"""The desk around its screens: the session, who is signed in, what is stored, and its settings.

app            what every screen's keys can do
session        a session's beginning and end, its clock, who works in it
storing        the store behind it: loaded, written to, listened to
stack          the screens that are open, and how one is gone to
screens        which module holds which page
writer         the thread that writes, and what others recorded
daily          the day's backup, in a process of its own
topline        the line on top, and what rings
whereabouts    where somebody was when their line was lost
staying        whether who is signed in may stay
upgrading      how far bringing an older desk up to date has come
failure        when the program itself is at fault
rehearsal      what forked sessions share
setup          setting a new estate up
signin         signing in
lock           the locked screen
settings       the manager's settings
stafflist      the staff, and one's own PIN
shortcuts/     which key does what
subject        the desk's own pages in the directory
"""
