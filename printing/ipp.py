"""As much of the Internet Printing Protocol (RFC 8010, 8011) as asking a print server takes."""

from __future__ import annotations

import http.client
import socket
import struct
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

GET_JOB, CANCEL_JOB, GET_PRINTER, CUPS_GET_PRINTERS = 0x0009, 0x0008, 0x000B, 0x4002
_VERSION = 0x0200
_OPERATION, _END = 0x01, 0x03
_INTEGER, _BOOLEAN, _ENUM = 0x21, 0x22, 0x23
_KEYWORD, _URI, _CHARSET, _LANGUAGE, _NAME = 0x44, 0x45, 0x47, 0x48, 0x42
_GROUPS = range(0x10)
_FIRST_STRING, _LAST_STRING = 0x40, 0x49
_MOST = 1 << 20  # bytes of an answer; a server's list of printers is some thousands

Value = int | str | bool
Attributes = dict[str, list[Value]]


class Unreachable(Exception):
    """The print server does not answer, or not in its protocol."""


@dataclass(frozen=True)
class Answer:
    """A server's answer: its status and each group of attributes, the operation's own left out."""

    status: int
    groups: tuple[Attributes, ...]

    @property
    def ok(self) -> bool:
        """Whether the server did what was asked."""
        return self.status < 0x0100


@dataclass(frozen=True)
class Server:
    """Where a print server listens: a socket's path, or ``host`` or ``host:port``."""

    address: str
    timeout: float = 3

    def ask(
        self, operation: int, path: str, asked: Mapping[str, tuple[int, Value | list[str]]]
    ) -> Answer:
        """Do one operation; raises ``Unreachable``."""
        body = bytes(_request(operation, asked))
        try:
            connection = _Connection(self)
            try:
                connection.request("POST", path, body, {"Content-Type": "application/ipp"})
                response = connection.getresponse()
                answer = response.read(_MOST)
            finally:
                connection.close()
            if response.status != http.client.OK:
                raise Unreachable(f"HTTP {response.status}")
            return read(answer)
        except (OSError, http.client.HTTPException, struct.error, IndexError, ValueError) as error:
            raise Unreachable(str(error) or type(error).__name__) from error


def uri(value: str) -> tuple[int, Value]:
    """An address as an attribute's value."""
    return _URI, value


def name(value: str) -> tuple[int, Value]:
    """A name as an attribute's value."""
    return _NAME, value


def integer(value: int) -> tuple[int, Value]:
    """A number as an attribute's value."""
    return _INTEGER, value


def keywords(*values: str) -> tuple[int, list[str]]:
    """Keywords as an attribute's values."""
    return _KEYWORD, list(values)


class _Connection(http.client.HTTPConnection):
    """A connection over TCP, or over a socket of this machine."""

    def __init__(self, server: Server) -> None:
        self._path = server.address if server.address.startswith("/") else ""
        host, _, port = "localhost" if self._path else server.address, "", ""
        if not self._path and ":" in host:
            host, _, port = host.rpartition(":")
        super().__init__(host, int(port) if port.isdecimal() else 631, timeout=server.timeout)

    def connect(self) -> None:
        """Connect."""
        if not self._path:
            super().connect()
            return
        self.sock = socket.socket(socket.AF_UNIX)
        self.sock.settimeout(self.timeout)
        self.sock.connect(str(Path(self._path)))


def _request(operation: int, asked: Mapping[str, tuple[int, Value | list[str]]]) -> Iterator[int]:
    yield from struct.pack(">HHIB", _VERSION, operation, 1, _OPERATION)
    yield from _attribute("attributes-charset", _CHARSET, "utf-8")
    yield from _attribute("attributes-natural-language", _LANGUAGE, "en")
    for title, (tag, value) in asked.items():
        values = value if isinstance(value, list) else [value]
        for number, each in enumerate(values):
            yield from _attribute("" if number else title, tag, each)
    yield _END


def _attribute(title: str, tag: int, value: Value) -> bytes:
    raw = value.encode() if isinstance(value, str) else struct.pack(">i", value)
    start = title.encode()
    return struct.pack(">BH", tag, len(start)) + start + struct.pack(">H", len(raw)) + raw


def read(answer: bytes) -> Answer:
    """An answer from its bytes; ``struct.error``, ``IndexError`` or ``ValueError`` for none."""
    _, status, _ = struct.unpack_from(">HHI", answer)
    groups: list[Attributes] = []
    known, title, at = False, "", 8
    while (tag := answer[at]) != _END:
        at += 1
        if tag in _GROUPS:
            known = tag != _OPERATION
            if known:
                groups.append({})
            continue
        (length,) = struct.unpack_from(">H", answer, at)
        title = answer[at + 2 : at + 2 + length].decode() or title
        at += 2 + length
        (length,) = struct.unpack_from(">H", answer, at)
        raw = answer[at + 2 : at + 2 + length]
        at += 2 + length
        value = _value(tag, raw)
        if known and value is not None:
            groups[-1].setdefault(title, []).append(value)
    return Answer(status, tuple(groups))


def _value(tag: int, raw: bytes) -> Value | None:
    if tag in {_INTEGER, _ENUM}:
        return int(struct.unpack(">i", raw)[0])
    if tag == _BOOLEAN:
        return raw != b"\0"
    if _FIRST_STRING <= tag <= _LAST_STRING:
        return raw.decode("utf-8", "replace")
    return None
