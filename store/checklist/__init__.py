"""A checklist: gone through line by line, answered, explained where needed, signed as it stood."""

from store.checklist.form import FORM, version_of
from store.checklist.inputs import Explanation, LineAnswer, Signing
from store.checklist.keeping import AnswerRow, Checklist, SignatureRow
from store.checklist.lines import Answer, Gone, Line, Signature

__all__ = [
    "FORM",
    "Answer",
    "AnswerRow",
    "Checklist",
    "Explanation",
    "Gone",
    "Line",
    "LineAnswer",
    "Signature",
    "SignatureRow",
    "Signing",
    "version_of",
]
