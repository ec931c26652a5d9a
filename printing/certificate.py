"""Signing sheets with the estate's certificate, so that a changed PDF shows.

The certificate and its key lie as a PKCS #12 file in the data folder, its passphrase beside it,
both for this account's eyes alone. pyHanko does the signing; it is an extra of the program, and
loaded only where a certificate is there.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from io import BytesIO
from pathlib import Path

from store import clock
from store.disk.arriving import arriving
from store.errors import Refused, Unavailable

_FILE, _PASSPHRASE = "certificate.p12", "certificate.pass"
_FIELD = "Signature"


@dataclass(frozen=True)
class Certificate:
    """A certificate that can sign: whose it is, its SHA-256 in hexadecimal, and when it holds."""

    subject: str
    fingerprint: str
    begins: datetime
    ends: datetime

    def check(self, now: datetime) -> None:
        """Raise ``Refused`` when it does not hold at a moment."""
        if now > self.ends:
            raise Refused(
                "The certificate of {subject} expired on {day}.",
                subject=self.subject,
                day=clock.day(self.ends),
            )
        if now < self.begins:
            raise Refused(
                "The certificate of {subject} holds only from {day} on.",
                subject=self.subject,
                day=clock.day(self.begins),
            )


def read(data: bytes, passphrase: bytes) -> Certificate:
    """What a PKCS #12 file holds; raises ``Refused`` for a wrong passphrase or no such file."""
    try:
        from cryptography.hazmat.primitives.hashes import SHA256
        from cryptography.hazmat.primitives.serialization import pkcs12
    except ModuleNotFoundError as error:
        raise Unavailable("Signing needs the program's extra “sign”: sh .setup sign.") from error
    try:
        key, certificate, _others = pkcs12.load_key_and_certificates(data, passphrase or None)
    except (ValueError, TypeError) as error:  # TypeError: a passphrase that is no UTF-8
        raise Refused(
            "The certificate is no PKCS #12 file, or the passphrase is not its own."
        ) from error
    if key is None or certificate is None:
        raise Refused("The file holds no certificate with its private key.")
    return Certificate(
        certificate.subject.rfc4514_string(),
        certificate.fingerprint(SHA256()).hex(),
        certificate.not_valid_before_utc,
        certificate.not_valid_after_utc,
    )


def install(folder: Path, data: bytes, passphrase: bytes) -> Certificate:
    """Sign the sheets of a data folder with this from now on.

    Raises ``Refused`` for a certificate that cannot sign, ``Unavailable``.
    """
    certificate = read(data, passphrase)
    certificate.check(clock.now())
    _signed(_trial(), data, passphrase)
    for name, content in ((_PASSPHRASE, passphrase), (_FILE, data)):
        with arriving(folder / name) as file:
            file.write(content)
    return certificate


def _trial() -> bytes:
    from printing.sheet import Sheet, render

    return render(Sheet("-", "-", (), clock.now()))


def remove(folder: Path) -> None:
    """Sign the sheets of a data folder no more."""
    for name in (_FILE, _PASSPHRASE):
        (folder / name).unlink(missing_ok=True)


def installed(folder: Path) -> Certificate | None:
    """The certificate of a data folder, None without one; raises ``Refused``, ``Unavailable``."""
    found = _files(folder)
    return read(*found) if found else None


def _files(folder: Path) -> tuple[bytes, bytes] | None:
    try:
        return (folder / _FILE).read_bytes(), (folder / _PASSPHRASE).read_bytes()
    except FileNotFoundError:
        return None
    except OSError as error:
        raise Unavailable(
            "The certificate cannot be read: {reason}.", reason=error.strerror
        ) from error


def sign(pdf: bytes, folder: Path) -> bytes:
    """The PDF signed with the folder's certificate, as it is where there is none.

    Raises ``Refused`` or ``Unavailable`` with what keeps it from being signed.
    """
    found = _files(folder)
    if found is None:
        return pdf
    read(*found).check(clock.now())
    return _signed(pdf, *found)


def _signed(pdf: bytes, data: bytes, passphrase: bytes) -> bytes:
    try:
        from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
        from pyhanko.sign import signers
    except ModuleNotFoundError as error:
        raise Unavailable("Signing needs the program's extra “sign”: sh .setup sign.") from error
    about = signers.PdfSignatureMetadata(field_name=_FIELD, md_algorithm="sha256")
    try:
        signer = signers.SimpleSigner.load_pkcs12_data(data, (), passphrase or None)
        made = signers.sign_pdf(IncrementalPdfFileWriter(BytesIO(pdf)), about, signer=signer)
    except (ValueError, NotImplementedError) as error:
        raise Refused("The certificate's key cannot sign: {reason}.", reason=error) from error
    return bytes(made.getvalue())
