"""The grammar of the command line; its names are fixed, scripts rely on them."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

from store.rights import Role
from tui.command import many, options
from tui.command.options import Options
from tui.command.telling import one_line
from tui.language import LANGUAGES, _, mark

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from printing.asked import Command, Takes

# What ``export`` writes to a spreadsheet; the subjects are not loaded to say so.
# Of each whether it can be asked for by days, and whether figures in it are masked.
_LISTS: tuple[tuple[str, str, bool, bool], ...] = (
    ("homes", mark("the homes"), False, False),
    ("people", mark("the people who live there"), False, True),
    ("pets", mark("their pets and the licences of these"), False, False),
    ("vehicles", mark("their vehicles"), False, False),
    ("access", mark("who opened, revealed, changed, printed or exported files"), True, False),
    ("permits", mark("the parking permits"), False, False),
    ("bills", mark("the bills"), True, False),
    ("payments", mark("the payments"), True, False),
    ("receipts", mark("the book of receipts"), True, False),
    ("deposits", mark("the deposits"), False, False),
    ("services", mark("the paid services"), True, False),
    ("move-ins", mark("the move-ins"), False, False),
    ("renovations", mark("the renovations"), False, False),
    ("trusteeships", mark("the trusteeships"), False, False),
    ("arrears", mark("who owes, and at which step each stands"), False, False),
    ("meter-readings", mark("what each meter counted between its readings"), True, False),
)
# Those of them that scripts read as JSON lines where no file is named.
_RECORDS = ("bills", "payments", "receipts", "deposits", "services", "trusteeships")
ROLES = tuple(role.value for role in Role)


class Parser(argparse.ArgumentParser):
    """An argument parser that says what is wrong in one sentence.

    ``--data``, ``--lang`` and ``--key-file`` stand before the command or after it; the last one
    said counts.
    """

    def __init__(self, **settings: Any) -> None:
        super().__init__(**settings, allow_abbrev=False, add_help=False)
        self.add_argument("-h", "--help", action="help", help=_("this help"))
        # Suppressed, so that a command that is not told them keeps what stood before it.
        self.add_argument(
            "--data",
            type=_path,
            default=argparse.SUPPRESS,
            metavar="DIR",
            help=_("data folder (or FRONTDESK_DATA)"),
        )
        self.add_argument(
            "--lang",
            choices=LANGUAGES,
            default=argparse.SUPPRESS,
            help=_("language (or FRONTDESK_LANG)"),
        )
        self.add_argument(
            "--key-file",
            type=_path,
            default=argparse.SUPPRESS,
            metavar="FILE",
            help=_("key of encrypted data (or FRONTDESK_KEY_FILE, FRONTDESK_KEY)"),
        )

    def error(self, message: str) -> NoReturn:
        """Leave with exit code 2."""
        sentence = _("{program}: {wrong}; see {program} --help")
        self.exit(2, one_line(sentence.format(program=self.prog, wrong=message)))


class Version(argparse.Action):
    """Looks the version up only when it is asked for: that takes longer than all the parsing."""

    def __call__(self, parser: argparse.ArgumentParser, *_given: Any) -> None:
        """Print it and leave."""
        from importlib import metadata

        print(f"frontdesk {metadata.version('frontdesk')}")  # noqa: T201
        parser.exit()


def parse(arguments: Sequence[str]) -> Options:
    """The command line as options; leaves with exit code 2 when it is wrong."""
    # By gettext's name for it argparse would read the whole catalogue into memory.
    vars(argparse)["_"] = _
    return options.of(vars(_parser(arguments).parse_args(arguments)))


def _parser(arguments: Sequence[str]) -> Parser:
    _path.__name__ = _("path")  # as argparse calls what these read
    _positive.__name__ = _whole.__name__ = _("number")
    parser = Parser(prog="frontdesk", description=_("The front desk of a residential estate."))
    parser.add_argument(
        "--version",
        action=Version,
        nargs=0,
        default=argparse.SUPPRESS,
        help=_("the program's version"),
    )
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", parser_class=Parser)
    _add_estate(commands)
    _add_residents(commands)
    _add_payments(commands)
    _add_paper(commands, arguments)
    _add_certificate(commands)
    _add_record(commands)
    _add_backup(commands)
    _add_deploy(commands)
    _add_serve(commands)
    many.add(commands, Parser)
    return parser


def _add_estate(commands: Any) -> None:
    init = commands.add_parser("init", help=_("set up an estate without the screen"))
    init.add_argument("--site", required=True, metavar="NAME")
    init.add_argument("--manager", required=True, metavar="NAME")
    _add_person(init)
    init.add_argument("--timezone", default="Asia/Shanghai", metavar="ZONE")
    demo = commands.add_parser("demo", help=_("make and open a believable demo estate"))
    demo.add_argument("--homes", type=_positive, default=120, metavar="N")
    demo.add_argument("--days", type=_positive, default=21, metavar="N")
    demo.add_argument("--seed", type=_whole, metavar="N")
    demo.add_argument("--no-open", action="store_true", help=_("only make it"))
    staff = commands.add_parser("staff", help=_("keep the staff list"))
    add = staff.add_subparsers(dest="action", required=True, metavar="WHAT", parser_class=Parser)
    new = add.add_parser("add", help=_("add a member of staff"))
    new.add_argument("name", metavar="NAME")
    new.add_argument("--role", required=True, choices=ROLES)
    _add_person(new)


def _add_person(parser: Any) -> None:
    parser.add_argument("--staff-number", required=True, metavar="N")
    parser.add_argument(
        "--pin-file", required=True, metavar="FILE|-", help=_("file that holds the PIN; - is stdin")
    )


def _add_residents(commands: Any) -> None:
    import_ = commands.add_parser("import", help=_("import a spreadsheet"))
    what = import_.add_subparsers(dest="action", required=True, metavar="WHAT", parser_class=Parser)
    _add_file(what.add_parser("residents", help=_("homes, people and vehicles")))


def _add_payments(commands: Any) -> None:
    payments = commands.add_parser("payments", help=_("take in payments"))
    what = payments.add_subparsers(
        dest="action", required=True, metavar="WHAT", parser_class=Parser
    )
    import_ = what.add_parser("import", help=_("from the file of a bank or a channel"))
    _add_file(import_)
    import_.add_argument(
        "--method", metavar="WAY", help=_("how all of it was paid: transfer, wechat, alipay …")
    )
    import_.add_argument("--staff-number", metavar="N", help=_("who takes it in"))
    import_.add_argument(
        "--pin-file", metavar="FILE|-", help=_("file that holds the PIN; - is stdin")
    )


def _add_file(import_: Any) -> None:
    import_.add_argument("file", type=_path, metavar="FILE")
    import_.add_argument("--dry-run", action="store_true", help=_("only say what would be done"))
    import_.add_argument("--rejects", type=_path, metavar="FILE", help=_("where refused rows go"))
    import_.add_argument(
        "--column",
        action="append",
        default=[],
        metavar="NAME=FIELD",
        help=_("what a column holds, where the file does not say"),
    )


def _add_paper(commands: Any, arguments: Sequence[str]) -> None:
    print_ = commands.add_parser("print", help=_("make a sheet as a PDF"))
    if "print" not in arguments:
        return
    from printing import catalogue

    sheet = print_.add_subparsers(dest="action", required=True, metavar="WHAT", parser_class=Parser)
    named = arguments[list(arguments).index("print") + 1 :][:1]
    if named and (command := catalogue.command(named[0])):
        _add_sheet(sheet, command)
    else:  # every subject is asked which it has
        for each in catalogue.commands():
            _add_sheet(sheet, each)
        _add_blank(sheet, tuple(catalogue.blanks()))
    for one in sheet.choices.values():
        one.add_argument("--to", required=True, type=_path, metavar="FILE.pdf")


def _add_sheet(sheet: Any, command: Command) -> None:
    one = sheet.add_parser(command.name, help=_(command.help))
    if any(takes.either for takes in command.takes):
        either = one.add_mutually_exclusive_group(required=True)
    for takes in command.takes:
        _add_taken(either if takes.either else one, takes)
    if len(command.papers) > 1:
        names = [paper.value for paper in command.papers]
        one.add_argument("--paper", choices=names, default=names[0])


def _add_blank(sheet: Any, scripts: tuple[str, ...]) -> None:
    from store.paper import Paper

    blank = sheet.add_parser("blank", help=_("a sheet to fill in by hand"))
    blank.add_argument("kind", choices=scripts)
    blank.add_argument("--paper", choices=[paper.value for paper in Paper])


def _add_taken(parser: Any, takes: Takes) -> None:
    if takes.type is bool:
        parser.add_argument(takes.name, action="store_true", help=_(takes.help))
        return
    read = _month if takes.metavar == _month.__name__ else _READS[takes.type]
    parser.add_argument(takes.name, type=read, metavar=takes.metavar, help=_(takes.help) or None)


def _add_certificate(commands: Any) -> None:
    certificate = commands.add_parser(
        "certificate", help=_("the certificate that signs the sheets")
    )
    certificate.add_argument("file", type=_path, nargs="?", metavar="FILE.p12")
    certificate.add_argument(
        "--passphrase-file", metavar="FILE|-", help=_("file that holds its passphrase; - is stdin")
    )
    certificate.add_argument("--remove", action="store_true", help=_("sign no more"))


def _add_record(commands: Any) -> None:
    export = commands.add_parser("export", help=_("write records as JSON lines"))
    what = export.add_subparsers(dest="action", required=True, metavar="WHAT", parser_class=Parser)
    log = what.add_parser("log", help=_("the duty log"))
    log.add_argument("--from", dest="start", type=_day, metavar="DAY")
    log.add_argument("--to", dest="end", type=_day, metavar="DAY")
    for name, told, dated, masked in _LISTS:
        one = what.add_parser(name, help=_(told))
        one.add_argument(
            "--file",
            type=_path,
            required=name not in _RECORDS,
            metavar="FILE",
            help=_("FILE.xlsx or FILE.csv"),
        )
        if masked:
            one.add_argument(
                "--whole",
                metavar="REASON",
                help=_("phones and ID numbers whole, with the reason that goes on record"),
            )
        if dated:
            one.add_argument("--from", dest="start", type=_day, metavar="DAY")
            one.add_argument("--to", dest="end", type=_day, metavar="DAY")
    verify = commands.add_parser("verify", help=_("check the journal's chain"))
    verify.add_argument("--head", metavar="CODE", help=_("a code printed on a signed sheet"))
    rates = commands.add_parser("rates", help=_("tell a month's collection rate"))
    rates.add_argument("--month", required=True, type=_month, metavar="YYYY-MM")
    manual = commands.add_parser("manual", help=_("write the manual as .md or .pdf"))
    manual.add_argument("--to", required=True, type=_path, metavar="FILE")


def _add_backup(commands: Any) -> None:
    backup = commands.add_parser("backup", help=_("copy the desk into a file while it works"))
    backup.add_argument(
        "file",
        type=_path,
        nargs="?",
        metavar="FILE",
        help=_("without it, today's own backup if due"),
    )
    restore = commands.add_parser("restore", help=_("put a backup in the place of the desk"))
    restore.add_argument("file", type=_path, metavar="FILE")


def _add_deploy(commands: Any) -> None:
    deploy = commands.add_parser("deploy", help=_("print how to serve the desk over SSH"))
    deploy.add_argument("--user", default="frontdesk", metavar="NAME", help=_("the desk's account"))
    deploy.add_argument(
        "--program", type=_path, metavar="PATH", help=_("where frontdesk is installed")
    )
    deploy.add_argument(
        "--warm",
        action=argparse.BooleanOptionalAction,
        default=True,
        help=_("with a program that waits, loaded, for sessions; usual"),
    )
    many.add_deploy(deploy)


def _add_serve(commands: Any) -> None:
    serve = commands.add_parser("serve", help=_("keep the program loaded for quick sessions"))
    serve.add_argument("--socket", required=True, type=_path, metavar="PATH")


def _whole(text: str) -> int:
    return int(text)


def _positive(text: str) -> int:
    number = int(text)
    if not 1 <= number < 1 << 63:  # what the database can count to
        raise ValueError(text)
    return number


def _path(text: str) -> Path:
    if not text:  # an unset variable in a script must not mean the folder that it stands in
        raise ValueError(text)
    return Path(text)


def _month(text: str) -> str:
    month = date.fromisoformat(f"{text}-01")
    if not 1900 <= month.year < 3000:  # the months beside it must be some, too
        raise ValueError(text)
    return month.strftime("%Y-%m")


def _day(text: str) -> date:
    return date.fromisoformat(text)


_month.__name__, _day.__name__ = "YYYY-MM", "YYYY-MM-DD"
_READS: Mapping[type, Callable[[str], object]] = {int: _positive, date: _day, str: str}
