"""Bring up to date what pages include of the snippets: fragments, values, notebooks; what has not changed stays closed.

What a fragment says is in ``embed``, how closely its tabs agree in ``agreement``. Here is decided which ones to write,
below ``.cache/embeds``, and when.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from scripts import agreement, embed, keys, notebooks
from scripts.book import Book, BookError, Program, Snippet
from scripts.capture import Record
from scripts.store import Ledger, Store, read_json, write_atomically, write_if_changed

Load = Callable[[Snippet], Record]
"""Gives the kept record of a snippet. Raises BookError."""

_SAID_BY = ("fragments.py", "agreement.py", "embed.py", "svg.py", "axes.py", "book.py", "notebooks.py")
"""The modules that decide what is written."""


class Fragments:
    """The fragments of a book as it is now; a topic has one, with its snippets in the order of their tabs."""

    def __init__(self, book: Book) -> None:
        self.book, self.store = book, Store(book.cache)
        self.topics: dict[str, list[Snippet]] = defaultdict(list)
        for snippet in sorted(book.snippets(), key=embed.tab_order):
            self.topics[snippet.fragment].append(snippet)
        self.rules = agreement.rules(book)
        self.engine = repr(self.rules) + "".join(keys.digest((keys.ENGINE / name).read_bytes()) for name in _SAID_BY)
        self.stamps = read_json(book.embeds / "stamps.json")
        self.records: dict[str, Record] = {}
        """Name of a snippet -> what it showed in this run; only of topics that wait for another twin."""

    def write_early(self, program: Program, record: Record, load: Load) -> None:
        """Write the fragment of a program whose record has just been kept, if all its twins have run, while others
        still run. Until then the record is remembered.

        A twin may be about to run again, and nothing is said of what goes wrong: ``write`` looks at it again.
        """
        if not isinstance(program, Snippet):
            return
        self.records[program.name] = record
        topic = self.topics.get(program.fragment, [])  # none for a file that has come meanwhile
        shown = self._shown(topic)
        if topic and len(shown) == len(topic):
            with suppress(BookError, ValueError):
                self.stamps[program.fragment] = self._write(shown, lambda s: self.records.get(s.name) or load(s))
            for snippet in topic:
                self.records.pop(snippet.name, None)

    def write(self, load: Load) -> None:
        """Bring everything up to date, and remove what belongs to no snippet any more. Raises BookError."""
        values = self.book.values
        shown = [found for topic in self.topics.values() if (found := self._shown(topic))]
        fresh = {topic[0][0].fragment: self._write(topic, load) for topic in shown}
        for orphan in self.stamps.keys() - fresh.keys():
            for file in self._files(orphan):
                file.unlink(missing_ok=True)
        for name in values.keys() - {snippet.name for topic in shown for snippet, _ in topic}:
            values.file(name).unlink()
        agree = sorted(fragment.removesuffix(".md") for fragment in fresh)
        tables = [self._files(f"{topic}.md")[2].read_text(encoding="utf-8") for topic in agree]
        write_if_changed(self.book.embeds / "agreement.md", "\n\n".join(filter(None, tables)) + "\n")
        file = self.book.embeds / "stamps.json"
        if read_json(file) != fresh:
            write_atomically(file, json.dumps(fresh, indent=1).encode())

    def _shown(self, topic: list[Snippet]) -> list[tuple[Snippet, Ledger]]:
        return [(snippet, ledger) for snippet in topic if (ledger := self.store.ledger(snippet.name))]

    def _files(self, fragment: str) -> list[Path]:
        """The fragment, the same without extensions, and how closely its tabs agree."""
        return [self.book.embeds / folder / fragment for folder in ("", "plain", "agreement")]

    def _write(self, shown: list[tuple[Snippet, Ledger]], load: Load) -> str:
        """The fragment's stamp, once it is as it has to be."""
        fragment = shown[0][0].fragment
        files = self._files(fragment)
        values = [self.book.values.file(snippet.name) for snippet, _ in shown]
        # A program that ran again under the same key may have taken another time, which the small print tells.
        made_from = self.engine + "".join(ledger.key + embed.bound(ledger.seconds) for _, ledger in shown)
        stamp = _stamp([*files, *values], made_from)
        if self.stamps.get(fragment) == stamp:
            return stamp
        records = [(snippet, load(snippet), ledger) for snippet, ledger in shown]
        measured = {snippet.framework: record.values for snippet, record, _ in records}
        rows = agreement.of_topic(fragment.removesuffix(".md"), measured, self.rules)
        texts = (embed.page_fragment(records), embed.plain_fragment(records), agreement.table(rows))
        for file, text in zip(files, texts, strict=True):
            write_if_changed(file, text)
        for (snippet, record, _), file in zip(records, values, strict=True):
            description = snippet.describe(record.values)
            text = notebooks.of_snippet(snippet, embed.shown_code(snippet), description)
            notebooks.write(self.book, snippet.file, text)
            write_if_changed(file, json.dumps(record.values))
        return _stamp([*files, *values], made_from)


def _stamp(written: list[Path], made_from: str) -> str:
    """Changes when what the fragment is made from does, and when what was written is not what it was."""
    digests = [keys.digest(file.read_bytes()) if file.is_file() else "" for file in written]
    return keys.digest("".join([made_from, *digests]).encode())
