"""``export log`` and ``verify``: the record, for scripts and for doubters."""

from __future__ import annotations

from store import dutylog, journal
from store.journal.chain import Verdict
from tui.command.folder import read
from tui.command.lines import write_lines
from tui.command.options import Options
from tui.command.telling import tell, warn


def run(options: Options) -> int:
    """Carry out the command."""
    if options.command == "export" and options.action != "log":
        from tui.command import exporting

        return exporting.run(options)
    with read(options):
        return _verify(options.head) if options.command == "verify" else _export(options)


def _export(options: Options) -> int:
    write_lines(dutylog.export(options.start, options.end))
    return 0


def _wrong(verdict: Verdict) -> str:
    from tui.language import _

    why = _(verdict.why).format(what=verdict.what)
    if verdict.bad is None:
        return f"{why}."
    return _("Entry {number} is bad: {why}.").format(number=verdict.bad, why=why)


def _verify(head: str | None) -> int:
    from tui.language import _

    verdict = journal.verify(head)
    if verdict.right:
        tell(_("{count} entries, all as they were recorded.").format(count=verdict.count))
        tell(verdict.head)
        return 0
    warn(_wrong(verdict))
    return 1
