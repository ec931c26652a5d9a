"""Office documents: letters received and sent, notices, passing rounds, files (O20-O26).

receiving  a letter entered, decided, handled, urged, done
passing    who reads it, one after the other
sending    a letter drafted, checked, signed, numbered, sealed, sent; a notice posted
filing     files opened, filled, lent, destroyed by two
steps      what printed numbers begin with
naming     what a notice must not say
incoming   a received letter as it stands
reading    a reader of it as they stand
outgoing   a sent letter as it stands
archive    files, and lists of those to destroy
looking    how the finder finds them
report     figures of a period
ininputs   what is filled in about a received letter
outinputs  what is filled in about a sent one
fileinputs what is filled in about a file
words      kinds and stages
sentences  how it reads
settings   names, days, years
rights     who signs, who lets files be destroyed
sheets     its papers
subject    what it answers to the halls
demo       the letters and files of the demo estate
"""

from store.documents.archive import CULLS, FILES, Cull, File, cull, culls, file, files, files_of
from store.documents.fileinputs import (
    Approval,
    Back,
    Destroying,
    Dropping,
    FileChange,
    Lending,
    NewCull,
    NewFile,
)
from store.documents.filing import (
    approve,
    destroy,
    drop,
    file_in,
    file_out,
    lend,
    list_for_destruction,
    open_file,
)
from store.documents.filing import change as change_file
from store.documents.filing import take_back as take_file_back
from store.documents.incoming import LETTERS_IN, LetterIn
from store.documents.incoming import every as letters_in
from store.documents.incoming import get as letter_in
from store.documents.incoming import of_year as received_in
from store.documents.ininputs import (
    CorrectionIn,
    Decision,
    Filing,
    Giving,
    Handing,
    LeavingOut,
    NewLetterIn,
    Outcome,
    PassRound,
    Proposal,
    Reply,
    Returning,
    Urging,
    Void,
)
from store.documents.outgoing import LETTERS_OUT, WRITING, LetterOut
from store.documents.outgoing import every as letters_out
from store.documents.outgoing import get as letter_out
from store.documents.outgoing import of_year as sent_in
from store.documents.outinputs import (
    Checking,
    CoSigning,
    LetterText,
    NewLetterOut,
    Numbering,
    Posting,
    Receipt,
    Sealing,
    Sending,
    SigningLetter,
    TakingDown,
)
from store.documents.passing import give, leave_out, pass_round, take_back
from store.documents.reading import READERS, Reader, out, readers_of
from store.documents.receiving import (
    correct,
    decide,
    enter,
    finish,
    hand,
    propose,
    reply,
    urge,
)
from store.documents.receiving import void as void_in
from store.documents.sending import (
    change,
    check,
    cosign,
    draft,
    number,
    post,
    receive,
    seal,
    send,
    sign,
    take_down,
)
from store.documents.sending import void as void_out
from store.documents.settings import DocumentSettings, settings
from store.documents.sheets import (
    CULL,
    DELIVERY_BOOK,
    FILE_LIST,
    HANDLING,
    LETTER,
    LOAN,
    PASSING,
    RECEIVED_BOOK,
    SENT_BOOK,
)
from store.documents.subject import ANSWERS
from store.documents.words import (
    By,
    CullStage,
    FileKind,
    FileStage,
    Haste,
    InStage,
    Keep,
    Kind,
    OutStage,
    Read,
    ReaderStage,
    Secrecy,
    Source,
)

__all__ = [
    "ANSWERS", "CULL", "CULLS", "DELIVERY_BOOK", "FILES", "FILE_LIST", "HANDLING", "LETTER",
    "LETTERS_IN", "LETTERS_OUT", "LOAN", "PASSING", "READERS", "RECEIVED_BOOK", "SENT_BOOK",
    "WRITING", "Approval", "Back", "By", "Checking", "CoSigning", "CorrectionIn", "Cull",
    "CullStage", "Decision", "Destroying", "DocumentSettings", "Dropping", "File", "FileChange",
    "FileKind", "FileStage", "Filing", "Giving", "Handing", "Haste", "InStage", "Keep", "Kind",
    "LeavingOut", "Lending", "LetterIn", "LetterOut", "LetterText", "NewCull", "NewFile",
    "NewLetterIn", "NewLetterOut", "Numbering", "OutStage", "Outcome", "PassRound", "Posting",
    "Proposal", "Read", "Reader", "ReaderStage", "Receipt", "Reply", "Returning", "Sealing",
    "Secrecy", "Sending", "SigningLetter", "Source", "TakingDown", "Urging", "Void", "approve",
    "change", "change_file", "check", "correct", "cosign", "cull", "culls", "decide", "destroy",
    "draft", "drop", "enter", "file", "file_in", "file_out", "files", "files_of", "finish",
    "give", "hand", "leave_out", "lend", "letter_in", "letter_out", "letters_in", "letters_out",
    "list_for_destruction", "number", "open_file", "out", "pass_round", "post", "propose",
    "readers_of", "receive", "received_in", "reply", "seal", "send", "sent_in", "settings",
    "sign", "take_back", "take_down", "take_file_back", "urge", "void_in", "void_out",
]  # fmt: skip
