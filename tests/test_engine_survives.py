"""A build that is killed, starved, hurried or lied to leaves a whole site, and the next one mends everything."""

from __future__ import annotations

import ctypes
import itertools
import os
import random
import re
import resource
import shutil
import signal
import subprocess
import sys
import time

import pytest

from scripts import runner
from scripts.book import Book
from scripts.capture import Record
from scripts.prepare import alone, prepare
from scripts.store import Store
from tests.tiny import PATIENCE, TinyBook, snippet, warm_up

PAGE = "docs/chapter/tiny.md"
SUM = "snippets/tiny/sum_numpy.py"


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    """A tiny book that has been built once."""
    tiny = TinyBook.copy_to(tmp_path_factory.mktemp("tiny") / "book")
    assert tiny.build().returncode == 0
    warm_up()
    return tiny


@pytest.fixture
def tiny(built, tmp_path):
    shutil.copytree(built.root, tmp_path / "book")
    return TinyBook(tmp_path / "book")


def shown(tiny):
    """What the engine gives the pages, and what it has kept; times and memory left out."""
    book = Book(tiny.root)
    records = [runner.load(book, program) for program in book.programs()]
    kept = [Record(record.stdout, record.stderr, record.figure, values=record.values) for record in records]
    written = {file: data for file, data in tiny.files(".cache/embeds").items() if file != "stamps.json"}
    return kept, written, tiny.files(".cache/values")


def engine(tiny):
    """Run the engine in this process; gives the summary."""
    return prepare(Book(tiny.root), report=lambda _: None)


# Killed.


def test_a_build_killed_at_ten_moments_leaves_a_whole_site_and_no_process(tiny, tmp_path):
    undisturbed = TinyBook(shutil.copytree(tiny.root, tmp_path / "undisturbed"))
    for book, number in ((undisturbed, 10), (tiny, 0)):
        mark(book, number)
    start = time.monotonic()
    assert undisturbed.build().returncode == 0
    usual = time.monotonic() - start
    seed = random.randrange(10**6)
    print(f"seed {seed}")
    moments = random.Random(seed)
    for number in range(1, 11):
        mark(tiny, number)
        build = tiny.start("-m", "mkdocs", "build", stdout=subprocess.DEVNULL)
        time.sleep(moments.uniform(0, usual))
        build.kill()
        build.wait(PATIENCE)
        if sys.platform == "linux":
            tiny.assert_no_processes()
        marks = {tuple(re.findall(rb"Build (\d+)\.", page)) for page in pages_of(tiny).values()}
        assert len(marks) == 1  # every page from one and the same build
    assert tiny.build().returncode == 0
    assert tiny.files("site") == undisturbed.files("site")
    assert shown(tiny) == shown(undisturbed)
    assert not (tiny.root / "site.next").exists()


def mark(tiny, number):
    """Give every page, and the snippets, something new."""
    for page in ("docs/index.md", PAGE):
        tiny.write(page, re.sub(r"\nBuild \d+\.\n|\Z", "", tiny.read(page)) + f"\nBuild {number}.\n")
    tiny.write(SUM, re.sub(r"# \d+\n|\Z", "", tiny.read(SUM)) + f"# {number}\n")


def pages_of(tiny):
    names = ("index.html", "chapter/tiny/index.html")
    return {name: (tiny.root / "site" / name).read_bytes() for name in names}


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGKILL])
def test_what_a_cell_of_a_lab_has_started_ends_with_the_build(number, tiny):
    tiny.write(
        "docs/labs/quick.py",
        "# %%\nimport subprocess, time\nsubprocess.Popen(['sleep', '600'], start_new_session=True)\n"
        "open('asleep', 'w').close()\ntime.sleep(600)\n",
    )
    build = tiny.start("-m", "scripts", "run", "labs/quick", stdout=subprocess.DEVNULL)
    deadline = time.monotonic() + PATIENCE
    while not (tiny.root / "asleep").exists() and time.monotonic() < deadline:
        time.sleep(0.05)
    assert (tiny.root / "asleep").exists()
    build.send_signal(number)
    build.wait(PATIENCE)
    if sys.platform == "linux":  # elsewhere only the process group of a kernel ends
        tiny.assert_no_processes()


# Starved. A limit on the size of files makes writing fail in the middle of a file, as a full disk does.


def build_with_room_for(tiny, size):
    limit = {"preexec_fn": lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (size, resource.RLIM_INFINITY))}
    with tiny.start("-m", "mkdocs", "build", **limit) as build:
        said, _ = build.communicate(timeout=PATIENCE)
    return build.returncode, said


@pytest.mark.parametrize(
    ("size", "message"),
    [
        (10, r"sum_numpy\.zlib: it cannot be written: File too large"),
        (300, r"sum_numpy\.json: it cannot be written: File too large"),
        (5000, r"what stood before still stands\.\n.*File too large"),
    ],
)
def test_a_disk_that_is_full(size, message, tiny):
    mark(tiny, 1)
    before = tiny.files("site")
    code, said = build_with_room_for(tiny, size)
    assert code == 1
    assert re.search(message, said), said
    assert "Traceback" not in said
    assert tiny.files("site") == before
    assert not (tiny.root / "site.next").exists()
    assert engine(tiny).run == (0 if size == 5000 else 1)
    assert Store(Book(tiny.root).cache).ledger("tiny/sum_numpy")


def obey():
    """Have a build by root, too, ask for permissions: it gives up the privilege not to (Linux)."""
    for privilege in (1, 2):
        ctypes.CDLL(None).prctl(24, privilege, 0, 0, 0)


def test_a_store_that_cannot_be_written_is_read_all_the_same(tiny):
    folder = tiny.root / ".cache" / "records" / "tiny"
    drop = {"preexec_fn": obey} if sys.platform == "linux" else {}
    folder.chmod(0o555)
    try:
        with tiny.start("-m", "scripts", "run", **drop) as kept:
            assert kept.communicate(timeout=PATIENCE)[0].startswith("2 snippets: 0 run, 2 kept")
        tiny.append(SUM, "# a remark\n")
        before = tiny.files(".cache")
        with tiny.start("-m", "scripts", "run", **drop) as build:
            said, _ = build.communicate(timeout=PATIENCE)
    finally:
        folder.chmod(0o755)
    assert build.returncode == 1
    assert said.endswith(f"{folder / 'sum_numpy.zlib'}: it cannot be written: Permission denied\n"), said
    assert "Traceback" not in said
    assert tiny.files(".cache") == before
    assert engine(tiny).run == 1


# Hurried.


def test_two_builds_at_once_take_turns(tiny):
    before = tiny.files("site")
    with alone(Book(tiny.root)):
        builds = [tiny.start("-m", "mkdocs", "build") for _ in range(2)]
        said = ["".join(itertools.takewhile(lambda line: "Another build" not in line, b.stdout)) for b in builds]
        assert tiny.files("site") == before
        mark(tiny, 1)
    said = [lines + build.communicate(timeout=120)[0] for lines, build in zip(said, builds, strict=True)]
    assert [build.returncode for build in builds] == [0, 0], said
    assert sorted(" 1 run, 1 kept" in lines for lines in said) == [False, True]
    assert all(b"Build 1." in page for page in pages_of(tiny).values())
    assert tiny.files("site").keys() == before.keys()


# Lied to.


def test_the_engine_does_not_ask_for_the_time(tiny, monkeypatch):
    before = shown(tiny)
    for number, path in enumerate(sorted(tiny.root.rglob("*"))):
        os.utime(path, (2**32 + number, 2**32 - number))  # in the year 2106
    backwards = itertools.count(2**31, -3600)
    monkeypatch.setattr(time, "time", lambda: float(next(backwards)))
    assert engine(tiny).run == 0
    tiny.append(SUM, "# a remark\n")
    os.utime(tiny.root / SUM, (0, 0))  # older than its result
    assert engine(tiny).run == 1
    assert engine(tiny).run == 0
    assert [record.stdout for record in shown(tiny)[0]] == [record.stdout for record in before[0]]


# Damaged.

DAMAGES = {
    "cut": lambda data, _: data[: len(data) // 2],
    "emptied": lambda data, _: b"",
    "flipped at the beginning": lambda data, _: bytes([data[0] ^ 1]) + data[1:],
    "flipped in the middle": lambda data, _: flipped(data, len(data) // 2),
    "flipped at the end": lambda data, _: flipped(data, len(data) - 2),
    "replaced by another's": lambda _, other: other,
}


def flipped(data, place):
    return data[:place] + bytes([data[place] ^ 1]) + data[place + 1 :]


def others(files):
    """Name of each file -> what the next one of the same kind holds."""
    kinds = {name: [n for n in files if n.rpartition(".")[2] == name.rpartition(".")[2]] for name in files}
    return {name: files[same[(same.index(name) + 1) % len(same)]] for name, same in kinds.items()}


@pytest.mark.parametrize("way", DAMAGES)
def test_whatever_is_damaged_is_not_served_and_made_anew(way, tiny):
    whole, book, store = shown(tiny), Book(tiny.root), Store(tiny.root / ".cache")
    records = tiny.files(".cache/records")
    keys = {program.name: store.ledger(program.name).key for program in book.programs()}
    kept = {name: store.load(name, key) for name, key in keys.items()}
    for name, data in records.items():  # one file at a time
        (store.folder / name).write_bytes(DAMAGES[way](data, others(records)[name]))
        found = {name: store.load(name, key) if store.ledger(name) else None for name, key in keys.items()}
        assert [found[n] for n in found if n != name.rpartition(".")[0]] == [
            kept[n] for n in kept if n != name.rpartition(".")[0]
        ]
        assert found[name.rpartition(".")[0]] is None
        (store.folder / name).write_bytes(data)
    cache = {name: data for name, data in tiny.files(".cache").items() if name.startswith(("records", "embeds", "val"))}
    for name, data in cache.items():  # all at once
        (book.cache / name).write_bytes(DAMAGES[way](data or b"?", others(cache)[name]))
    assert engine(tiny).run == 2
    assert shown(tiny) == whole
    for name, data in cache.items():  # what was made of the records, alone
        if not name.startswith("records"):
            (book.cache / name).write_bytes(DAMAGES[way](data or b"?", others(cache)[name]))
    assert engine(tiny).run == 0
    assert shown(tiny) == whole


def test_a_ledger_and_a_record_of_different_runs_are_not_served(tiny):
    tiny.write("snippets/tiny/dice_numpy.py", snippet("import os\n\nluck = os.urandom(8).hex()\nprint(luck)"))
    tiny.append(PAGE, '\n--8<-- "tiny/dice.md"\n')
    engine(tiny)
    record = tiny.root / ".cache/records/tiny/dice_numpy.zlib"
    other = record.read_bytes()
    prepare(Book(tiny.root), ["tiny/dice_numpy"], force=True, report=lambda _: None)
    record.write_bytes(other)
    (tiny.root / ".cache/embeds/tiny/dice.md").unlink()
    engine(tiny)
    luck = re.search(r'"luck": "(\w+)"', tiny.read(".cache/values/tiny/dice_numpy.json"))[1]
    assert luck in tiny.read(".cache/embeds/tiny/dice.md")
    assert record.read_bytes() != other
