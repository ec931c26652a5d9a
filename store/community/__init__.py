"""Community events: planned, approved, told of, signed up for, held, summed up (O17-O19).

steps       an event from the year's plan to its file
signing     who signs up, waits, comes; told of what changes
offering    a freed place names the next in line
visiting    some of those who came are asked how it was
event       events as they stand
signup      sign-ups as they stand
roll        the lists that are gone through line by line
places      the arithmetic of places
words       kinds of event, who pays, how far all that has come
inputs      what is filled in about an event
signinputs  what is filled in about who comes
report      figures of a period
sentences   how it reads
settings    its times and figures
rights      who may do what
sheets      its papers
subject     what it answers to the halls
demo        the events of the demo estate
"""

from store.community.event import EVENTS, Event, every, get, lines_of, notice_days, untold
from store.community.inputs import (
    Approving,
    Asking,
    Detail,
    Filed,
    Held,
    Intended,
    Noticing,
    Permit,
    Plan,
    Ready,
    Returning,
    Safety,
    Summary,
)
from store.community.places import Lack, Party, Places
from store.community.roll import News, Roll, news, roll
from store.community.settings import CommunitySettings, settings
from store.community.sheets import EVENT_PLAN, EVENT_ROLL, EVENT_SUMMARY
from store.community.signing import (
    accept,
    change,
    decline,
    lapse,
    miss,
    overbook,
    put_right,
    sign,
    tell,
    tick,
    withdraw,
)
from store.community.signinputs import (
    Came,
    Change,
    Mistaken,
    NewSignup,
    Overbooking,
    Remarked,
    Told,
)
from store.community.signup import SIGNUPS, Signup, of_event, of_home, places, queue, signup
from store.community.steps import (
    approve,
    ask,
    cancel,
    detail,
    draw_up,
    edit,
    file,
    hold,
    intend,
    notify,
    permit,
    plan,
    secure,
    send_back,
    sum_up,
    tick_thing,
)
from store.community.subject import ANSWERS
from store.community.visiting import drawn
from store.community.words import Kind, Seat, SignStage, Source, Stage

__all__ = [
    "ANSWERS", "EVENTS", "EVENT_PLAN", "EVENT_ROLL", "EVENT_SUMMARY", "SIGNUPS",
    "Approving", "Asking", "Came", "Change", "CommunitySettings", "Detail", "Event", "Filed",
    "Held", "Intended", "Kind", "Lack", "Mistaken", "NewSignup", "News", "Noticing", "Overbooking",
    "Party", "Permit", "Places", "Plan", "Ready", "Remarked", "Returning", "Roll", "Safety",
    "Seat", "SignStage", "Signup", "Source", "Stage", "Summary", "Told",
    "accept", "approve", "ask", "cancel", "change", "decline", "detail", "draw_up", "drawn",
    "edit", "every", "file", "get", "hold", "intend", "lapse", "lines_of", "miss", "news",
    "notice_days", "notify", "of_event", "of_home", "overbook", "permit", "places", "plan",
    "put_right", "queue", "roll", "secure", "send_back", "settings", "sign", "signup", "sum_up",
    "tell", "tick", "tick_thing", "untold", "withdraw",
]  # fmt: skip
