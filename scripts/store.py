"""Where results are kept between builds: one ledger and one record a snippet, below ``.cache/records``.

The ledger (JSON, small) says which key the record was made under, so that looking for stale snippets
opens no record. The record is written by joblib with zlib, whose checksum tells a damaged file.
"""

from __future__ import annotations

import json
import os
import shutil
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
        """The ledger of the snippet; None when there is none that can be read."""
        try:
            return Ledger(**json.loads(self._ledger_file(name).read_text(encoding="utf-8")))
        except (OSError, ValueError, TypeError):
            return None

    def load(self, name: str, key: str) -> Record | None:
        """The record made under ``key``; None when there is none, or it is damaged."""
        import joblib

        try:
            kept_key, fields = joblib.load(self._record_file(name))
            return Record(**fields) if kept_key == key else None
        except Exception:  # unpickling damaged bytes can raise anything; the snippet runs again
            return None

    def save(self, name: str, ledger: Ledger, record: Record) -> None:
        """Keep a record: first the record, then the ledger that vouches for it, each at once or not at all."""
        import io

        import joblib

        data = io.BytesIO()
        joblib.dump((ledger.key, asdict(record)), data, compress=("zlib", 3))
        write_atomically(self._record_file(name), data.getvalue())
        write_atomically(self._ledger_file(name), json.dumps(asdict(ledger), indent=1).encode())

    def prune(self, names: set[str]) -> list[str]:
        """Remove what belongs to no snippet in ``names``; returns the names removed."""
        gone = {
            path.relative_to(self.folder).with_suffix("").as_posix()
            for path in self.folder.glob("*/*")
            if path.suffix in {".json", ".joblib"}
        } - names
        for name in gone:
            self._ledger_file(name).unlink(missing_ok=True)
            self._record_file(name).unlink(missing_ok=True)
        return sorted(gone)

    def clear(self) -> None:
        shutil.rmtree(self.folder, ignore_errors=True)

    def _ledger_file(self, name: str) -> Path:
        return self.folder / f"{name}.json"

    def _record_file(self, name: str) -> Path:
        return self.folder / f"{name}.joblib"


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
