"""Sheets signed with the estate's certificate, as poppler's pdfsig sees them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, ed25519, rsa
from cryptography.hazmat.primitives.serialization import (
    BestAvailableEncryption,
    NoEncryption,
    pkcs12,
)
from cryptography.x509.oid import NameOID

from printing import certificate, sheet
from printing.certificate import Certificate
from store import clock, dutylog, journal
from store.desk import opening
from store.dutylog import LOG_PAGE
from store.engine import database
from store.errors import Refused
from store.rights import Staff
from tests.conftest import Clock
from tests.printing.conftest import printed
from tests.printing.samples import SAMPLES
from tui.command import main

SECRET = b"\xe9\x87\x91\xe8\x89\xb2 secret"
Told = Callable[..., str]
Key = rsa.RSAPrivateKey | ec.EllipticCurvePrivateKey | ed25519.Ed25519PrivateKey


def made(key: Key, begins: datetime, days: int = 365, secret: bytes = SECRET) -> bytes:
    """A certificate of the estate's own making, with its key, as PKCS #12."""
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "Golden Home 金色家园")])
    builder = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(begins)
        .not_valid_after(begins + timedelta(days=days))
    )
    edwards = isinstance(key, ed25519.Ed25519PrivateKey)
    signed = builder.sign(key, None if edwards else hashes.SHA256())
    lock = BestAvailableEncryption(secret) if secret else NoEncryption()
    return pkcs12.serialize_key_and_certificates(b"estate", key, signed, None, lock)


@pytest.fixture(scope="module")
def key() -> rsa.RSAPrivateKey:
    return rsa.generate_private_key(public_exponent=65537, key_size=2048)


@pytest.fixture
def p12(key: rsa.RSAPrivateKey) -> bytes:
    return made(key, datetime(2026, 1, 1, tzinfo=UTC))


@pytest.fixture
def signed(desk: Path, p12: bytes) -> Certificate:
    """The desk with a certificate."""
    return certificate.install(desk, p12, SECRET)


def page(by: Staff, to: Path) -> bytes:
    dutylog.write(dutylog.NewEntry(what="大堂灯不亮"), by=by)
    issued = printed(LOG_PAGE, f"day:{clock.today()}", to / "day.pdf", by)
    assert issued.unsigned is None
    return issued.path.read_bytes()


def test_a_printed_sheet_is_signed_whole(
    signed: Certificate, assistant: Staff, tmp_path: Path, told: Told
) -> None:
    pdf = page(assistant, tmp_path)
    seen = told(pdf, "pdfsig", before=("-nocert",))
    assert "Signature Validation: Signature is Valid." in seen
    assert "Total document signed" in seen
    assert "Golden Home 金色家园" in seen
    assert "No syntax or stream encoding errors" in told(pdf, "qpdf", before=("--check",))
    assert len(pdf) < 100_000


def test_a_changed_sheet_shows(
    signed: Certificate, assistant: Staff, tmp_path: Path, told: Told
) -> None:
    pdf = bytearray(page(assistant, tmp_path))
    at = pdf.index(b"/Title")
    pdf[at + 8] ^= 1
    assert "Signature is Valid" not in told(bytes(pdf), "pdfsig", before=("-nocert",))


@pytest.mark.parametrize("name", ["work-order-continuous", "log-page-100", "receipt-roll"])
def test_every_form_of_sheet_can_be_signed(
    name: str, signed: Certificate, desk: Path, told: Told, text: Callable[[bytes], str]
) -> None:
    plain = sheet.render(SAMPLES[name]())
    pdf = certificate.sign(plain, desk)
    assert pdf.startswith(plain)
    assert "Signature is Valid" in told(pdf, "pdfsig", before=("-nocert",))
    assert text(pdf) == text(plain)


def test_a_key_on_a_curve_signs_too(desk: Path, told: Told) -> None:
    curve = ec.generate_private_key(ec.SECP256R1())
    certificate.install(desk, made(curve, datetime(2026, 1, 1, tzinfo=UTC), secret=b""), b"")
    pdf = certificate.sign(sheet.render(SAMPLES["key-loan"]()), desk)
    assert "Signature is Valid" in told(pdf, "pdfsig", before=("-nocert",))


def test_without_a_certificate_the_bytes_stay_the_same(desk: Path) -> None:
    pdf = sheet.render(SAMPLES["key-loan"]())
    assert certificate.sign(pdf, desk) == pdf


def test_what_signs_is_for_this_account_alone(signed: Certificate, desk: Path) -> None:
    kept = sorted(desk.glob("certificate.*"))
    assert [path.name for path in kept] == ["certificate.p12", "certificate.pass"]
    assert {path.stat().st_mode & 0o777 for path in kept} == {0o600}


@pytest.mark.parametrize("secret", [b"", b"wrong", SECRET + b" "])
def test_a_wrong_passphrase_is_refused_and_changes_nothing(
    secret: bytes, p12: bytes, desk: Path
) -> None:
    with pytest.raises(Refused, match="passphrase"):
        certificate.install(desk, p12, secret)
    assert certificate.installed(desk) is None


@pytest.mark.parametrize("data", [b"", b"PK", b"\x30\x82" * 40])
def test_another_file_is_refused(data: bytes, desk: Path) -> None:
    with pytest.raises(Refused, match="PKCS #12"):
        certificate.install(desk, data, SECRET)


def test_an_expired_certificate_is_refused(key: rsa.RSAPrivateKey, desk: Path) -> None:
    old = made(key, datetime(2020, 1, 1, tzinfo=UTC))
    with pytest.raises(Refused, match="expired on 2020-12-31"):
        certificate.install(desk, old, SECRET)
    early = made(key, datetime(2030, 1, 1, tzinfo=UTC))
    with pytest.raises(Refused, match="only from 2030-01-01"):
        certificate.install(desk, early, SECRET)


def test_a_sheet_is_printed_without_a_certificate_that_has_expired_and_says_so(
    signed: Certificate, assistant: Staff, time: Clock, tmp_path: Path, told: Told
) -> None:
    dutylog.write(dutylog.NewEntry(what="大堂灯不亮"), by=assistant)
    day = clock.today()
    time.pass_(days=400)
    issued = printed(LOG_PAGE, f"day:{day}", tmp_path / "day.pdf", assistant)
    assert "expired on 2027-01-01" in str(issued.unsigned)
    assert "No syntax" in told(issued.path.read_bytes(), "qpdf", before=("--check",))


def test_the_command_takes_tells_and_removes_it(
    desk: Path,
    p12: bytes,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The change is on record with the certificate's fingerprint."""
    monkeypatch.setenv("FRONTDESK_LANG", "en")
    database.close()
    file, secret = tmp_path / "estate.p12", tmp_path / "secret"
    file.write_bytes(p12)
    secret.write_bytes(SECRET + b"\n")
    at = ["--data", str(desk), "certificate"]
    assert main([*at, str(file), "--passphrase-file", str(secret)]) == 0
    assert "Golden Home" in capsys.readouterr().out
    assert main(at) == 0
    fingerprint = certificate.read(p12, SECRET).fingerprint
    assert fingerprint in capsys.readouterr().out
    assert main([*at, str(file), "--passphrase-file", str(file)]) == 1
    said = capsys.readouterr().err
    assert said.count("\n") == 1 and "PKCS" in said
    assert main([*at, "--remove"]) == 0
    assert fingerprint not in capsys.readouterr().out
    opening.open_folder(desk)
    recorded = [e.payload for e in journal.of_subject("site") if "certificate" in e.payload]
    assert [each["certificate"] for each in recorded] == [fingerprint, ""]
