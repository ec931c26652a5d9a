"""No subject is known by name outside its own rooms and the two directories.

Known is what is imported, wherever the import stands, what a string names as a module of it or as a
thing of the journal (``store.keys``, ``key:3``, ``key.lent``), and whose page is gone to by name.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from store.subjects import BY_NAME, SUBJECTS, of_thing

ROOT = Path(__file__).parent.parent
DIRECTORIES = {"store/subjects.py", "tui/subjects.py"}
THINGS = [thing for subject in SUBJECTS for thing in subject.things]

# A subject may stand on others; they know nothing of it.
STANDS_ON = {
    ("shops", "residents"): "a shop is at a home, by its number on the door",
    ("shops", "licences"): "a shop's permits stand on the list of all papers",
    ("tickets", "residents"): "a report is about a home, and its caller is one of its people",
    ("keys", "residents"): "a key is of a home",
    ("permits", "residents"): "a permit is for a home's vehicle",
    ("goods", "residents"): "a slip is for goods of a home, and its owner confirms it",
    ("parcels", "residents"): "a parcel is for a home, its recipient is one of its people",
    ("outages", "residents"): "an outage concerns homes",
    ("pricelist", "residents"): "a rate is for homes of a kind, and a home pays by its area",
    ("drawer", "deposits"): "a deposit is no income, and stands apart on the day's sheet",
    ("drawer", "receipts"): "what lies in the drawer came by receipts",
    ("payments", "bills"): "a payment settles bills",
    ("payments", "receipts"): "a payment gives a receipt",
    ("payments", "residents"): "a payment is for a home",
    ("payments", "rates"): "nothing is dated into a closed month",
    ("payments", "pricelist"): "an item says whether an invoice may be asked for",
    ("payments", "deposits"): "what is owed may be settled from a deposit",
    ("payments", "late"): "a payment settles a late charge with its bill",
    ("late", "bills"): "a late charge is of a bill",
    ("late", "pricelist"): "an item says whether it is the management fee",
    ("late", "residents"): "a late charge is told by its home",
    ("dunning", "late"): "a notice says what is owed besides",
    ("rates", "late"): "a statement says what is owed besides",
    ("bills", "receipts"): "a payer's name is kept for as long as those in receipts",
    (
        "bills",
        "permits",
    ): "a parking fee is by the kind of permit, and owed once",
    ("parking", "permits"): "it is what a permit costs",
    ("parking", "bills"): "a permit's months are billed ahead",
    ("parking", "payments"): "what was paid of months that are left goes back",
    ("parking", "pricelist"): "a fee and a pass are by the list",
    ("parking", "residents"): "a permit is of a home",
    ("services", "tickets"): "a service is what a ticket costs",
    ("services", "residents"): "a service is done for a home",
    ("services", "pricelist"): "a service is quoted by the list",
    ("services", "bills"): "what was settled of a service is billed",
    ("services", "payments"): "a service is paid at its ticket",
    ("services", "receipts"): "what is paid at a ticket gives a receipt",
    ("bills", "residents"): "a bill is for a home",
    ("bills", "pricelist"): "a bill is for an item of the list, at its rate",
    ("meters", "bills"): "what a meter counted is billed",
    ("meters", "pricelist"): "a unit is billed at the item's rate",
    ("meters", "residents"): "a meter's bill is a home's",
    ("sharing", "bills"): "a share of a cost is a bill",
    ("sharing", "pricelist"): "what is shared is an item of the list",
    ("sharing", "residents"): "homes share a cost by their areas",
    ("deposits", "residents"): "a deposit is of a home, and one of its people pays it",
    ("deposits", "receipts"): "each deposit has its receipt, and deductions have theirs",
    ("contractors", "residents"): "a company's credit code is checked as in the files",
    ("contractors", "trainings"): "nobody of a contractor's works untrained (I21)",
    ("renovation", "residents"): "a renovation is of a home, which stands as under renovation",
    ("renovation", "deposits"): "a deposit waits for what the renovation has met",
    ("renovation", "escalations"): "a severe violation is reported up at once (D5)",
    ("renovation", "tickets"): "a neighbour's report is linked to it (R16)",
    ("rates", "residents"): "a statement is of a home",
    ("trusteeship", "residents"): "a home is entrusted by its owner",
    ("trusteeship", "bills"): "an entrusted home pays a part of its fee",
    ("trusteeship", "payments"): "what was paid ahead beyond that part waits for the next bills",
    ("trusteeship", "pricelist"): "the fee is an item of the list",
    ("trusteeship", "meters"): "its meters are read, and tell whether it is empty",
    ("trusteeship", "keys"): "its key may hang at the desk",
    ("trusteeship", "emergency"): "a storm proposes the visits (D39)",
    ("moveins", "residents"): "who moves in or out stands in the home's file",
    ("moveins", "bills"): "who moves in is billed from the day of the notice",
    ("moveins", "deposits"): "deposits are taken with the fee",
    ("moveins", "meters"): "the home is accepted with its meters' bases",
    ("moveins", "keys"): "held keys leave the key list as they are handed out",
    ("moveins", "tickets"): "a defect is a finding, and its ticket is gone to from its line",
    ("moveins", "pricelist"): "terms of months end as those of notices do",
    ("moveins", "receipts"): "a deposit is paid in the ways that receipts know",
    ("lostproperty", "residents"): "a finder's phone is masked as those of a file are",
    ("emergency", "residents"): "who reports may be a resident, whose phone is masked as on file",
    ("visitors", "residents"): "a visit is to a home, and one of its people confirms it",
    ("dutylog", "residents"): "the book is searched by home",
    ("visits", "tickets"): "a ticket's round that is done is asked about, and reopened by it",
    ("documents", "tickets"): "an owner's or an authority's letter is answered by its ticket (A11)",
    ("documents", "residents"): "a notice names nobody who lives here (F6)",
    ("documents", "inspections"): "an order shows by the department that was inspected",
    ("visits", "residents"): "a home is visited, and one of its people is asked",
    ("visits", "escalations"): "whoever is not satisfied is reported up (V7)",
    ("salesvisit", "cafe"): "guests of the site sit and drink in the café (S8)",
    ("salesvisit", "residents"): "a plate is checked as in the files (GA 36)",
    ("salesvisit", "tickets"): "what nobody could answer is an enquiry (S14)",
    ("cafe", "licences"): "no post without a health certificate (C4)",
    ("community", "residents"): "homes sign up, and phones are masked as on file",
    ("community", "visits"): "some of those who came are asked how it was (V3)",
    ("surveys", "visits"): "a home that gave a low mark is visited (V19)",
    ("surveys", "residents"): "homes are asked",
    ("recruitment", "workers"): "who begins stands on the list of workers (O12)",
    ("recruitment", "residents"): "an ID number is checked, and a phone masked, as in the files",
    ("courses", "roster"): "whom the roster plans takes part, by post (O13)",
    ("courses", "trainings"): "a session writes what it taught into their record (O14)",
    ("courses", "contractors"): "a contractor's people take part (I21)",
    ("roster", "workers"): "whoever works here is planned, whether or not they sign in (O4)",
    ("handover", "dutylog"): "the two read the log together (H3)",
}

# Rooms that still know subjects. A line goes with the last name that goes; none is to be added.
_DEMO = "the demo's one story runs through several subjects; each may come to plan its own part"
_SCRIPTS = "scripts call the command by the subject's name"
_HOMES = "homes come first, with one query for each key that is typed"
STILL_KNOW = {
    "store/demo/handovers.py": ("handover", _DEMO),
    "store/demo/history.py": ("dutylog keys tickets", _DEMO),
    "store/demo/homes.py": ("residents", _DEMO),
    "store/demo/households.py": ("residents", _DEMO),
    "store/demo/keyboard.py": ("keys", _DEMO),
    "store/demo/logbook.py": ("dutylog", _DEMO),
    "store/demo/names.py": ("residents", _DEMO),
    "store/demo/population.py": ("residents", _DEMO),
    "store/demo/repairs.py": ("tickets", _DEMO),
    "store/demo/reports.py": ("tickets", _DEMO),
    "store/demo/running.py": ("dutylog keys tickets", _DEMO),
    "store/demo/scene.py": ("tickets", _DEMO),
    "tui/command/payments.py": ("payments", _SCRIPTS),
    "tui/command/rates.py": ("rates", _SCRIPTS),
    "tui/command/record.py": ("dutylog", _SCRIPTS),
    "tui/command/residents.py": ("residents", _SCRIPTS),
    "tui/form/home.py": ("residents", _HOMES),
    "tui/over/finder.py": ("residents", _HOMES),
}

_MODULE = re.compile(rf"(?<![\w.])(?:store|printing|tui)\.({'|'.join(BY_NAME)})(?!\w)")
# Prose has a blank behind a colon and behind a full stop.
_THING = re.compile(rf"(?<![\w.-])({'|'.join(THINGS)})(?::(?!\s)|\.(?=[a-z_%*{{]))")


def known(source: str) -> set[str]:
    """The subjects that a piece of the program knows by name."""
    tree = ast.parse(source)
    texts = [*_imports(tree), *_strings(tree)]
    modules = {found[1] for text in texts for found in _MODULE.finditer(text)}
    things = {found[1] for text in _strings(tree) for found in _THING.finditer(text)}
    owners = {subject.name for thing in things if (subject := of_thing(thing))}
    return modules | owners | (set(_gone_to(tree)) & set(BY_NAME))


def _gone_to(tree: ast.AST) -> Iterator[str]:
    """The pages that are opened, or looked up, by a name that is written out."""
    for node in ast.walk(tree):
        first: ast.AST | None = None
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.args:
            first = node.args[0] if node.func.attr in {"go", "open_page", "turn"} else None
        elif isinstance(node, ast.Subscript):
            first = node.slice if _is_directory(node.value) else None
        if isinstance(first, ast.Constant):
            yield str(first.value)


def _is_directory(node: ast.AST) -> bool:
    name = getattr(node, "attr", getattr(node, "id", ""))
    return name in {"PAGES", "BY_NAME"}


def _imports(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (name.name for name in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield from (f"{node.module}.{name.name}" for name in node.names)


def _strings(tree: ast.AST) -> Iterator[str]:
    """Every string but those that explain."""
    told = {
        id(node.body[0].value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef)
        and node.body
        and isinstance(node.body[0], ast.Expr)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in told:
            yield node.value


def _room(file: str) -> str:
    """The room that a file stands in, as ``keys`` for ``printing/keys.py``."""
    return Path(file).with_suffix("").parts[1]


def _strangers() -> dict[str, set[str]]:
    """By file, the subjects that it knows and is no room of."""
    found: dict[str, set[str]] = {}
    for floor in ("store", "printing", "tui"):
        for path in sorted((ROOT / floor).rglob("*.py")):
            file = path.relative_to(ROOT).as_posix()
            if file not in DIRECTORIES and (
                names := known(path.read_text("utf-8")) - {_room(file)}
            ):
                found[file] = names
    return found


STRANGERS = _strangers()


def test_no_subject_is_known_outside_its_own_rooms() -> None:
    """What the halls need of a subject, they ask through the directory."""
    for file, names in STRANGERS.items():
        allowed = {on for subject, on in STANDS_ON if subject == _room(file)}
        allowed |= set(STILL_KNOW.get(file, ("",))[0].split())
        assert names <= allowed, f"{file} knows {names - allowed}"


@pytest.mark.parametrize("file", STILL_KNOW)
def test_no_exception_outlives_its_need(file: str) -> None:
    names, reason = STILL_KNOW[file]
    assert set(names.split()) == STRANGERS.get(file, set()), f"{file} knows less: shorten its line"
    assert reason


@pytest.mark.parametrize("pair", STANDS_ON, ids=" on ".join)
def test_a_subject_stands_on_those_that_it_is_said_to(pair: tuple[str, str]) -> None:
    subject, on = pair
    assert any(on in names for file, names in STRANGERS.items() if _room(file) == subject)
    assert (on, subject) not in STANDS_ON


@pytest.mark.parametrize(
    "source",
    [
        "import store.keys",
        "from store import keys",
        "from store.keys import steps",
        "if TYPE_CHECKING:\n    from printing.keys import board",
        "def late():\n    from tui.keys.screen import KeysScreen",
        "import_module('store.keys')",
        "opens = 'tui.keys.screen:KeysScreen'",
        "subject = 'key:3'",
        "subject = f'key:{number}'",
        "kind = 'key.lent'",
        "sql = \"SELECT 1 FROM journal WHERE kind LIKE 'key.%'\"",
        "sql = \"WHERE subject = 'key:' || id\"",
        "await self.app.go('keys', 3)",
        "desk.open_page('keys')",
        "actions.PAGES['keys'].key",
    ],
)
def test_a_name_is_found_however_it_is_known(source: str) -> None:
    assert known(source) == {"keys"}


@pytest.mark.parametrize(
    "source",
    [
        '"""A key as ``key:3``."""',
        "text = 'Press another key: it holds at once. Any key.'",
        "from tui.screen import keynames",
        "action.keys",
        "'store.keysmith'",
        "payload = {'key': 3}",
        "fields['keys'] = 'keys'",
    ],
)
def test_prose_and_other_names_are_left_alone(source: str) -> None:
    assert known(source) == set()
