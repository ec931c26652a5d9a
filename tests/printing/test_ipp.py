"""The protocol's bytes, right and wrong."""

from __future__ import annotations

import socket
import struct
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from printing import ipp
from printing.ipp import Server, Unreachable

HEAD = struct.pack(">HHI", 0x0200, 0, 1)
CHARSET = b"\x47\x00\x12attributes-charset\x00\x05utf-8"


def attribute(tag: int, title: bytes, raw: bytes) -> bytes:
    return struct.pack(">BH", tag, len(title)) + title + struct.pack(">H", len(raw)) + raw


def test_an_answer_is_read_group_by_group() -> None:
    answer = ipp.read(
        HEAD
        + b"\x01"
        + CHARSET
        + b"\x02"
        + attribute(0x23, b"job-state", struct.pack(">i", 9))
        + attribute(0x44, b"reasons", b"media-empty")
        + attribute(0x44, b"", b"door-open")
        + attribute(0x22, b"accepting", b"\x01")
        + attribute(0x13, b"unknown", b"")
        + b"\x04"
        + attribute(0x42, b"printer-name", "前台".encode())
        + b"\x03"
    )
    assert answer.ok
    assert answer.groups == (
        {"job-state": [9], "reasons": ["media-empty", "door-open"], "accepting": [True]},
        {"printer-name": ["前台"]},
    )


@contextmanager
def saying(at: Path, reply: bytes) -> Iterator[Server]:
    """A server that says the same to everybody."""
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind(str(at))
        listening.listen()

        def serve() -> None:
            with listening.accept()[0] as asked:
                asked.recv(65536)
                asked.sendall(reply)

        thread = threading.Thread(target=serve)
        thread.start()
        yield Server(str(at), timeout=2)
        thread.join()


@pytest.mark.parametrize(
    "reply",
    [
        b"",
        b"nonsense\r\n\r\n",
        b"HTTP/1.1 401 Unauthorized\r\nContent-Length: 0\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\n\x02\x00\x00\x00",
        b"HTTP/1.1 200 OK\r\nContent-Length: 11\r\n\r\n" + HEAD + b"\x02\x44\x00",
        b"HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\n" + HEAD,
    ],
)
def test_what_is_no_answer_is_no_crash(reply: bytes, tmp_path: Path) -> None:
    with saying(tmp_path / "sock", reply) as server, pytest.raises(Unreachable):
        server.ask(ipp.CUPS_GET_PRINTERS, "/", {})


def test_nobody_there(tmp_path: Path) -> None:
    with pytest.raises(Unreachable):
        Server(str(tmp_path / "nobody")).ask(ipp.CUPS_GET_PRINTERS, "/", {})


@given(st.binary(max_size=200))
def test_no_bytes_break_the_reader(noise: bytes) -> None:
    try:
        ipp.read(HEAD + noise)
    except (struct.error, IndexError, ValueError):
        pass
