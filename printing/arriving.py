"""Files that are there whole or not at all."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from store.errors import Unavailable


@contextmanager
def arriving(to: Path) -> Iterator[IO[bytes]]:
    """A file that takes its place when it is whole, for this account's eyes alone (F6).

    What is no file, a pipe or a device, is written to as it is. Raises ``Unavailable``.
    """
    waiting = ""
    try:
        if to.exists() and not to.is_file():
            with to.open("wb") as stream:
                yield stream
            return
        with tempfile.NamedTemporaryFile(dir=to.parent, suffix=".part", delete=False) as file:
            waiting = file.name
            yield file
            file.flush()
            os.fsync(file.fileno())
        Path(waiting).replace(to)
    except OSError as error:
        raise Unavailable(
            "The file {file} cannot be written: {reason}.", file=to, reason=error.strerror
        ) from error
    finally:
        if waiting:
            Path(waiting).unlink(missing_ok=True)
