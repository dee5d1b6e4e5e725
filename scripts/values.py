"""What the snippets measured: a file of JSON for each, so that nobody holds the numbers of a whole book at once."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

Numbers = Mapping[str, Mapping[str, Any]]
"""Name of a snippet -> name -> what it measured."""


class Values(Mapping[str, dict[str, Any]]):
    """Name of a snippet -> name -> value, read from the ``folder`` when it is asked for.

    A snippet without a file that can be read is none of the names.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def file(self, snippet: str) -> Path:
        """Where the values of a snippet are kept."""
        return self.folder / f"{snippet}.json"

    def __getitem__(self, snippet: str) -> dict[str, Any]:
        """The snippet's values, which several may share: leave them as they are. Raises KeyError."""
        try:
            return _read(self.file(snippet).read_bytes())
        except (OSError, ValueError):
            raise KeyError(snippet) from None

    def __iter__(self) -> Iterator[str]:
        names = (file.relative_to(self.folder).with_suffix("").as_posix() for file in self.folder.glob("*/*.json"))
        return iter(sorted(names))

    def __len__(self) -> int:
        return sum(1 for _ in self)


def _parsed(data: bytes) -> dict[str, Any]:
    found = json.loads(data)
    if not isinstance(found, dict):
        raise ValueError("no object")
    return found


_read = lru_cache(maxsize=32)(_parsed)


def remember(count: int) -> None:
    """From now on the values of so many snippets stay in memory: `make serve` asks for all of them after each edit."""
    global _read
    _read = lru_cache(maxsize=count)(_parsed)
