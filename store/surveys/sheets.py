"""The sheets about surveys."""

from __future__ import annotations

from store.paper import SheetKind
from store.text import mark

QUESTIONNAIRE = SheetKind("questionnaire", mark("Questionnaire"), "surveys")
SURVEY_RESULT = SheetKind("survey result", mark("Result of a survey"), "surveys")
SURVEY_SHEETS = SheetKind("survey sheets", mark("Numbered questionnaires"), "surveys")
SURVEY_HOMES = SheetKind("survey homes", mark("Homes asked by a survey"), "surveys")
