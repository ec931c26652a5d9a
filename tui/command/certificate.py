"""``certificate``: with what the estate signs its sheets."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from store import clock
from store.desk import settings
from store.engine import database
from store.errors import Unavailable
from tui.command.folder import opened
from tui.command.parser import Options
from tui.language import _

if TYPE_CHECKING:
    from printing.signing import Certificate


def run(options: Options) -> int:
    """Take a certificate, remove it, or tell which one there is."""
    from printing import signing

    with opened(options):
        folder = database.folder()
        if options.remove:
            signing.remove(folder)
            settings.certificate_chosen("")
        elif options.file:
            taken = signing.install(folder, _read(options.file), _passphrase(options))
            settings.certificate_chosen(taken.fingerprint)
        print(_told(signing.installed(folder)))  # noqa: T201
    return 0


def _told(certificate: Certificate | None) -> str:
    if certificate is None:
        return _("The sheets are not signed.")
    return _("The sheets are signed by {subject}, until {day}; SHA-256 {fingerprint}.").format(
        subject=certificate.subject,
        day=clock.day(certificate.ends),
        fingerprint=certificate.fingerprint,
    )


def _read(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError as error:
        raise Unavailable(
            "{file} cannot be read: {reason}.", file=file, reason=error.strerror
        ) from error


def _passphrase(options: Options) -> bytes:
    """The first line of the file or of stdin, nothing without either."""
    source = options.passphrase_file
    if source is None:
        return b""
    whole = sys.stdin.buffer.read() if source == "-" else _read(Path(source))
    return whole.split(b"\n")[0].removesuffix(b"\r")
