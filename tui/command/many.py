"""The grammar of ``ship`` at an estate and of ``company`` at head office."""

from __future__ import annotations

import argparse
import os
from datetime import date
from pathlib import Path
from typing import Any

from tui.language import _

ADDRESS = "FRONTDESK_COMPANY"  # where head office's database is, where no option says it


def add(commands: Any, parser_class: Any) -> None:
    """Add both."""
    _add_ship(commands)
    company = commands.add_parser("company", help=_("head office: what the estates send"))
    _add_database(company, os.environ.get(ADDRESS, "dbname=frontdesk"))
    what = company.add_subparsers(
        dest="action", required=True, metavar="WHAT", parser_class=parser_class
    )
    init = what.add_parser("init", help=_("make the schema and its two roles"))
    init.add_argument("--receiver", default="frontdesk_receiver", metavar="ROLE")
    init.add_argument("--reader", default="frontdesk_reader", metavar="ROLE")
    receive = what.add_parser(
        "receive", help=_("serve one estate on stdin and stdout: its key's forced command")
    )
    receive.add_argument("--estate", required=True, metavar="ID")
    receive.add_argument("--name", default="", help=_("what head office calls the estate"))
    what.add_parser("estates", help=_("the estates: open, late, unsigned, last heard, incidents"))
    verify = what.add_parser("verify", help=_("verify every chain that is kept"))
    verify.add_argument("--estate", metavar="ID")
    report = what.add_parser("report", help=_("figures of a period across the estates"))
    for name, kept in (("--from", "start"), ("--to", "end")):
        report.add_argument(
            name, dest=kept, required=True, type=_day, metavar="YYYY-MM-DD", help=_("a day")
        )
    report.add_argument("--file", type=Path, metavar="FILE.xlsx")
    for one in what.choices.values():  # before the action or after it; the last one said counts
        _add_database(one, argparse.SUPPRESS)


def _add_database(parser: Any, default: str) -> None:
    parser.add_argument(
        "--database",
        default=default,
        metavar="WHERE",
        help=_("head office's PostgreSQL, as libpq says it (or FRONTDESK_COMPANY)"),
    )


def _add_ship(commands: Any) -> None:
    ship = commands.add_parser("ship", help=_("send the journal to head office, as it grows"))
    ship.add_argument(
        "--through",
        metavar="COMMAND",
        help=_("what leads to head office's receiver: ssh -T estate@headoffice"),
    )
    ship.add_argument("--once", action="store_true", help=_("end when all is sent"))
    ship.add_argument(
        "--check", action="store_true", help=_("verify the desk first, and tell head office")
    )
    ship.add_argument("--who", action="store_true", help=_("only say which estate this is"))


def add_deploy(deploy: Any) -> None:
    """Add what ``deploy`` prints for many estates."""
    deploy.add_argument(
        "--company", action="store_true", help=_("print head office's server instead")
    )
    deploy.add_argument(
        "--ship", metavar="SERVER", help=_("print how this estate sends to head office's server")
    )


def _day(text: str) -> date:
    return date.fromisoformat(text)


_day.__name__ = "YYYY-MM-DD"
