"""Where results are kept between builds: one ledger and one record a snippet, below ``.cache/records``.

The ledger (JSON, small) says which key the record was made under, so that looking for stale snippets
opens no record. The record is JSON, compressed by zlib. The ledger holds the digest of the record, and its own: what
is damaged, or belongs to something else, counts as missing.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import threading
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from scripts.book import BookError
from scripts.capture import Record


@dataclass(frozen=True)
class Ledger:
    """What is known of a kept record without opening it."""

    key: str
    parts: dict[str, str]
    reads: list[str]
    seconds: float
    memory: int
    seed: str
    """What the program calls its ``seed``, in words; empty when it has none."""

    @classmethod
    def of(cls, record: Record, key: str, parts: dict[str, str], reads: list[str]) -> Ledger:
        return cls(key, parts, reads, record.seconds, record.memory, str(record.values.get("seed", "")))


class Store:
    """The kept results of the book whose cache folder is ``cache``."""

    def __init__(self, cache: Path) -> None:
        self.folder = cache / "records"

    def ledger(self, name: str) -> Ledger | None:
        """The ledger of the snippet; None when there is none that is whole, or no record with it."""
        entry = self._entry(name) if self._record_file(name).is_file() else None
        return entry[0] if entry else None

    def load(self, name: str, key: str) -> Record | None:
        """The record made under ``key``; None when there is none, or it is damaged."""
        entry = self._entry(name)
        try:
            data = self._record_file(name).read_bytes()
            if entry is None or entry[0].key != key or entry[1] != _digest(data):
                return None
            return Record(**json.loads(zlib.decompress(data)))
        except (OSError, zlib.error, ValueError, TypeError):
            return None

    def save(self, name: str, ledger: Ledger, record: Record) -> None:
        """Keep a record: first the record, then the ledger that vouches for it, each at once or not at all.

        Raises BookError when they cannot be written.
        """
        data = zlib.compress(json.dumps(vars(record)).encode(), 3)  # asdict would copy each number
        entry = [asdict(ledger), _digest(data)]
        write_atomically(self._record_file(name), data)
        write_atomically(self._ledger_file(name), json.dumps([*entry, _seal(name, entry)], indent=1).encode())

    def _entry(self, name: str) -> tuple[Ledger, str] | None:
        """The ledger and the digest of its record."""
        try:
            return _entry(name, self._ledger_file(name).read_bytes())
        except OSError:
            return None

    def prune(self, names: set[str]) -> list[str]:
        """Remove what belongs to no snippet in ``names``; returns the names removed."""
        kept = {file for name in names for file in (self._ledger_file(name), self._record_file(name))}
        gone = set(self.folder.glob("*/*")) - kept
        for file in gone:
            with told(file):
                file.unlink()
        return sorted({file.relative_to(self.folder).with_suffix("").as_posix() for file in gone})

    def clear(self) -> None:
        shutil.rmtree(self.folder, ignore_errors=True)

    def _ledger_file(self, name: str) -> Path:
        return self.folder / f"{name}.json"

    def _record_file(self, name: str) -> Path:
        return self.folder / f"{name}.zlib"


@contextmanager
def told(path: Path) -> Iterator[None]:
    """What keeps the engine from writing ``path`` (a full disk, say) is raised as a BookError that says so."""
    try:
        yield
    except OSError as error:
        raise BookError([f"{path}: it cannot be written: {error.strerror or error}"]) from error


def write_atomically(path: Path, data: bytes) -> None:
    """Replace the file at once: a reader sees the old bytes or the new ones, never a part. Raises BookError."""
    with told(path):
        path.parent.mkdir(parents=True, exist_ok=True)
        part = path.with_name(f".{path.name}.{os.getpid()}-{threading.get_ident()}")
        try:
            part.write_bytes(data)
            os.replace(part, path)
        except BaseException:
            part.unlink(missing_ok=True)
            raise


def write_if_changed(path: Path, text: str) -> bool:
    """Write the text unless the file says it already; returns whether it wrote."""
    data = text.encode()
    if path.is_file() and path.read_bytes() == data:
        return False
    write_atomically(path, data)
    return True


def read_json(path: Path) -> dict[str, Any]:
    """The object in a JSON file that the engine wrote; empty when there is none that can be read."""
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}


@lru_cache(maxsize=2048)
def _entry(name: str, data: bytes) -> tuple[Ledger, str] | None:
    """What a ledger's file says of the snippet with this name; None when it is damaged."""
    try:
        *entry, seal = json.loads(data)
        return (Ledger(**entry[0]), entry[1]) if seal == _seal(name, entry) else None
    except (ValueError, TypeError, IndexError):
        return None


def _seal(name: str, entry: list[Any]) -> str:
    return _digest(json.dumps([name, entry], sort_keys=True).encode())


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
