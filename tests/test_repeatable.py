"""The same book gives the same site, to the byte, whenever and wherever it is built."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys

from scripts import publish
from scripts.store import Store
from tests.conftest import BOOK, ROOT, head, turn_of

SHARE = 16
"""One snippet or lab in so many runs anew; others with each commit, to keep the tests short."""


MEASURED = re.compile(rb"under \d+ (s|MB|minutes)")
"""What the pages say about time and memory: a bound, which a program near it passes on one day and not on another."""


def files(folder):
    paths = [path for path in sorted(folder.rglob("*")) if path.is_file()]
    return {path.relative_to(folder): MEASURED.sub(b"measured", path.read_bytes()) for path in paths}


def keep_some(copy):
    """Give the copy the kept results of all snippets and labs but those whose turn it is.

    Fonts and cards, and the labs' pages, each of which takes a second, have their turn at every fourth commit.
    """
    here, there = Store(BOOK.cache), Store(copy / ".cache")
    turn = turn_of(head(), SHARE)
    for number, program in enumerate(BOOK.programs()):
        if number % SHARE != turn:
            ledger = here.ledger(program.name)
            there.save(program.name, ledger, here.load(program.name, ledger.key))
    if turn % 4:
        for kept in ("assets", "pages"):
            shutil.copytree(BOOK.cache / kept, copy / ".cache" / kept)


def test_a_cold_build_elsewhere_is_the_same_to_the_byte(site, tmp_path):
    copy = tmp_path / "elsewhere"
    tracked = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        check=True,
        stdout=subprocess.PIPE,
    )
    for name in tracked.stdout.decode().rstrip("\0").split("\0"):
        if (ROOT / name).is_file():
            (copy / name).parent.mkdir(parents=True, exist_ok=True)
            (copy / name).write_bytes((ROOT / name).read_bytes())
    (copy / "moves" / "node_modules").symlink_to(ROOT / "moves" / "node_modules")
    keep_some(copy)
    environment = os.environ | {"SOURCE_DATE_EPOCH": publish.date_of(BOOK), "PYTHONHASHSEED": "7"}
    subprocess.run([sys.executable, "-m", "mkdocs", "build", "-q"], cwd=copy, env=environment, check=True)
    built, again = files(site), files(copy / "site")
    assert built.keys() == again.keys()
    assert [str(name) for name in built if built[name] != again[name]] == []
