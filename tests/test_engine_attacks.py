"""What a snippet does behind the engine's back: nothing of it stays, and what it must not do is told with its line."""

from __future__ import annotations

import platform
import re
import socket
import sys
import tempfile
from pathlib import Path

import pytest

from scripts import capture
from scripts.capture import Job, Limits, SnippetFailed
from tests.tiny import PATIENCE, TinyBook, snippet, warm_up

FILE = "snippets/tiny/bad_numpy.py"
RULE = "; a program of the book uses no network, and changes no file but temporary ones"
LINUX = sys.platform == "linux"
LANDLOCK = LINUX and tuple(map(int, re.findall(r"\d+", platform.release())[:2])) >= (6, 7)
"""Whether the system guards what Python does not see."""


@pytest.fixture(scope="module")
def tiny(tmp_path_factory):
    """A tiny book, not built. No test changes it, and no snippet can."""
    warm_up()
    tiny = TinyBook.copy_to(tmp_path_factory.mktemp("tiny") / "book")
    tiny.write(FILE, "print('as it was')\n")
    return tiny


@pytest.fixture
def run(tiny):
    """A function: body of a snippet -> its record. The book is as before, whatever the snippet has done."""

    def run(body, **limits):
        return capture.capture(Job(tiny.root, "tiny/bad_numpy", FILE, snippet(body), False, False, Limits(**limits)))

    before = tiny.files(".")
    yield run
    assert tiny.files(".") == before


@pytest.fixture
def listener():
    """A socket that the descendants of a snippet hold on to."""
    with tempfile.TemporaryDirectory() as folder, socket.socket(socket.AF_UNIX) as listener:
        listener.bind(f"{folder}/held")
        listener.listen()
        listener.settimeout(PATIENCE)
        yield listener


LEAVES = {"a child": "if not os.fork():\n    time.sleep(600)"}
if LINUX:  # elsewhere only the process group ends with a snippet
    LEAVES |= {
        "a session": "subprocess.Popen(['sleep', '600'], pass_fds=[held.fileno()], start_new_session=True)",
        "a daemon": "if not os.fork():\n    os.setsid()\n    if not os.fork():\n"
        "        time.sleep(600)\n    os._exit(0)",
        "a family": "for _ in range(5):\n    if not os.fork():\n        os.setsid()\n"
        "        for _ in range(3):\n            os.fork()\n        time.sleep(600)",
    }
ENDS = {
    "ends": ("", None),
    "raises": ("raise ValueError('enough')", "ValueError: enough"),
    "hangs": ("time.sleep(600)", "still running after 1 s, its time limit"),
    "is killed": ("os.kill(os.getpid(), 9)", "killed by SIGKILL"),
    "kills its group": ("os.killpg(0, 9)", "killed by SIGKILL"),
    "prints for ever": ("while True:\n    print('x' * 999)", "printed more than 100,000 bytes, its limit"),
}


@pytest.mark.parametrize("end", ENDS)
@pytest.mark.parametrize("child", LEAVES)
def test_a_snippet_leaves_no_child(child, end, run, listener):
    last, message = ENDS[end]
    imports = "import os\nimport socket\nimport subprocess\nimport time\n\n"
    hold = f"held = socket.socket(socket.AF_UNIX)\nheld.connect({listener.getsockname()!r})\n"
    told = None
    try:
        run(f"{imports}{hold}{LEAVES[child]}\n{last}", seconds=1 if end == "hangs" else 60)
    except SnippetFailed as failure:
        told = failure.message
    assert told == message
    held, _ = listener.accept()
    with held:
        held.settimeout(PATIENCE)
        assert held.recv(1) == b""  # nobody holds the other end any more


CHANGES = {
    "its own file": ("open(__file__, 'a').write('x')", FILE),
    "a page": ("from pathlib import Path\nPath('docs/index.md').write_text('x')", "docs/index.md"),
    "a page, by another name": ("open('snippets/../docs/index.md', 'r+b')", "docs/index.md"),
    "a link to a page": (
        "import os, tempfile\nlink = tempfile.gettempdir() + '/link'\nos.symlink(os.path.abspath('docs'), link)\n"
        "open(link + '/index.md', 'w')",
        "docs/index.md",
    ),
    "what is kept": ("open('.cache/values/tiny/sum_numpy.json', 'w')", ".cache/values/tiny/sum_numpy.json"),
    "the folder": ("import os\nos.mkdir('here')", "here"),
    "by removal": ("import os\nos.remove('docs/index.md')", "docs/index.md"),
    "by removal of a tree": ("import shutil\nshutil.rmtree('docs/chapter')", "docs/chapter/tiny.md"),
    "by renaming": ("import os\nos.rename('docs', 'pages')", "docs"),
    "with what it swallows": ("try:\n    open('new.txt', 'w')\nexcept OSError:\n    pass", "new.txt"),
    "something elsewhere": ("open('/tmp/elsewhere', 'w')", str(Path("/tmp").resolve() / "elsewhere")),
}


@pytest.mark.parametrize("what", CHANGES)
def test_a_snippet_that_changes(what, run):
    body, place = CHANGES[what]
    with pytest.raises(SnippetFailed) as failure:
        run(body)
    assert failure.value.message == f"it changes {place}{RULE}"
    assert failure.value.line in range(6, 12)
    assert str(failure.value).startswith(f"{FILE}:{failure.value.line}: it changes ")


BEHIND = {
    "a program": "import subprocess\ndone = subprocess.run(['sh', '-c', 'echo x > docs/index.md']).returncode == 0",
    "a library in C": "import ctypes\ndone = ctypes.CDLL(None).creat(b'docs/new.md', 0o644) >= 0",
    "a program that asks the network": (
        "import subprocess, sys\n"
        "ask = 'import socket; socket.create_connection((\"127.0.0.1\", PORT), 5)'\n"
        "done = subprocess.run([sys.executable, '-c', ask]).returncode == 0"
    ),
}


@pytest.mark.parametrize("what", BEHIND if LANDLOCK else [])
def test_the_system_keeps_from_the_book_and_the_network(what, run):
    with socket.create_server(("127.0.0.1", 0)) as server:
        record = run(BEHIND[what].replace("PORT", str(server.getsockname()[1])))
    assert record.values["done"] is False


@pytest.mark.parametrize(
    ("body", "host"),
    [
        ("import urllib.request\nurllib.request.urlopen('http://example.org/')", "example.org"),
        ("import socket\nsocket.create_connection(('192.0.2.1', 80))", "192.0.2.1"),
        ("import socket\nsocket.socket(type=socket.SOCK_DGRAM).sendto(b'x', ('192.0.2.1', 53))", "192.0.2.1"),
        ("import socket\ntry:\n    socket.gethostbyname('example.org')\nexcept OSError:\n    pass", "example.org"),
    ],
)
def test_a_snippet_that_asks_the_network(body, host, run):
    with pytest.raises(SnippetFailed) as failure:
        run(body)
    assert failure.value.message == f"it asks the network for {host}{RULE}"
    assert failure.value.line in (7, 8)


def test_a_snippet_may_use_temporary_files_which_do_not_stay_and_processes(run):
    record = run(
        "import multiprocessing\nimport os\nimport tempfile\n\nfork = multiprocessing.get_context('fork')\n"
        "with tempfile.TemporaryDirectory() as folder, open(folder + '/x', 'w') as file:\n    file.write('1')\n"
        "kept = tempfile.mkstemp()[1]\nopen(os.devnull, 'w').write('x')\n"
        "with fork.Pool(2) as pool:\n    print(pool.map(abs, [-1, -2]))\n"
        "with fork.Manager() as manager:\n    print(manager.list([3]))\n"
    )
    assert record.stdout == "[1, 2]\n[3]\n"
    assert not Path(record.values["kept"]).exists()


def test_what_runs_is_the_text_that_the_key_holds_whatever_the_file_says_by_then(run, tiny):
    assert tiny.read(FILE) == "print('as it was')\n"
    assert run("print(1)").stdout == "1\n"
