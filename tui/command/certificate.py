"""``certificate``: with what the estate signs its sheets."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from store import clock
from store.desk import settings
from store.disk.beginning import beginning
from store.engine import database
from store.errors import Unavailable
from tui.command.folder import opened
from tui.command.options import Options
from tui.command.telling import tell
from tui.language import _

if TYPE_CHECKING:
    from printing.certificate import Certificate

_MOST = 1024 * 1024  # bytes: a certificate with its whole chain takes a hundredth of that


def run(options: Options) -> int:
    """Take a certificate, remove it, or tell which one there is."""
    from printing import certificate

    with opened(options):
        folder = database.folder()
        if options.remove:
            certificate.remove(folder)
            settings.certificate_chosen("")
        elif options.file:
            taken = certificate.install(folder, _read(options.file), _passphrase(options))
            settings.certificate_chosen(taken.fingerprint)
        tell(_told(certificate.installed(folder)))
    return 0


def _told(used: Certificate | None) -> str:
    if used is None:
        return _("The sheets are not signed.")
    return _("The sheets are signed by {subject}, until {day}; SHA-256 {fingerprint}.").format(
        subject=used.subject,
        day=clock.day(used.ends),
        fingerprint=used.fingerprint,
    )


def _read(file: Path) -> bytes:
    try:
        return beginning(file, _MOST)
    except OSError as error:
        raise Unavailable(
            "{file} cannot be read: {reason}.", file=file, reason=error.strerror
        ) from error


def _passphrase(options: Options) -> bytes:
    """The first line of the file or of stdin, nothing without either."""
    source = options.passphrase_file
    if source is None:
        return b""
    read = sys.stdin.buffer.readline(_MOST) if source == "-" else _read(Path(source))
    return read.split(b"\n")[0].removesuffix(b"\r")
