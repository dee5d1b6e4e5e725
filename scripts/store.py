"""Where results are kept between builds: one ledger and one record a snippet, below ``.cache/records``.

The ledger (JSON, small) says which key the record was made under, so that looking for stale snippets
opens no record. The record is JSON, compressed by zlib, whose checksum tells a damaged file.
"""

from __future__ import annotations

import json
import os
import shutil
import zlib
from dataclasses import asdict, dataclass
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Any

from scripts.capture import Record


@dataclass(frozen=True)
class Ledger:
    """What is known of a kept record without opening it."""

    key: str
    parts: dict[str, str]
    reads: list[str]
    seconds: float
    memory: int


class Store:
    """The kept results of the book whose cache folder is ``cache``."""

    def __init__(self, cache: Path) -> None:
        self.folder = cache / "records"

    def ledger(self, name: str) -> Ledger | None:
        """The ledger of the snippet; None when there is none that can be read, or no record with it."""
        if not self._record_file(name).is_file():
            return None
        try:
            return Ledger(**json.loads(self._ledger_file(name).read_text(encoding="utf-8")))
        except (OSError, ValueError, TypeError):
            return None

    def load(self, name: str, key: str) -> Record | None:
        """The record made under ``key``; None when there is none, or it is damaged."""
        try:
            kept_key, fields = json.loads(zlib.decompress(self._record_file(name).read_bytes()))
            return Record(**fields) if kept_key == key else None
        except (OSError, zlib.error, ValueError, TypeError):
            return None

    def save(self, name: str, ledger: Ledger, record: Record) -> None:
        """Keep a record: first the record, then the ledger that vouches for it, each at once or not at all."""
        data = json.dumps((ledger.key, asdict(record))).encode()
        write_atomically(self._record_file(name), zlib.compress(data, 3))
        write_atomically(self._ledger_file(name), json.dumps(asdict(ledger), indent=1).encode())

    def prune(self, names: set[str]) -> list[str]:
        """Remove what belongs to no snippet in ``names``; returns the names removed."""
        kept = {file for name in names for file in (self._ledger_file(name), self._record_file(name))}
        gone = set(self.folder.glob("*/*")) - kept
        for file in gone:
            file.unlink()
        return sorted({file.relative_to(self.folder).with_suffix("").as_posix() for file in gone})

    def clear(self) -> None:
        shutil.rmtree(self.folder, ignore_errors=True)

    def _ledger_file(self, name: str) -> Path:
        return self.folder / f"{name}.json"

    def _record_file(self, name: str) -> Path:
        return self.folder / f"{name}.zlib"


def write_atomically(path: Path, data: bytes) -> None:
    """Replace the file at once: a reader sees the old bytes or the new ones, never a part."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with NamedTemporaryFile(dir=path.parent, prefix=".", delete=False) as file:
        try:
            file.write(data)
            file.close()
            os.replace(file.name, path)
        except BaseException:
            os.unlink(file.name)
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
