"""The memory of the process that snippets are forked from."""

from __future__ import annotations

import platform
import subprocess
import sys

import pytest

from tests.conftest import ROOT

GATHER = """
import os, re, sys
from pathlib import Path
from scripts import hugepages

def huge():
    return int(re.search(r"AnonHugePages: *(\\d+)", Path("/proc/self/smaps_rollup").read_text())[1]) * 1024

data = bytearray(os.urandom(2**20) * 32)
before = bytes(data)
was = huge()
hugepages.collapse()
assert data == before
print(huge() - was)
if not os.fork():
    data[::4096] = bytes(len(data) // 4096)
    os._exit(0)
assert os.wait()[1] == 0
assert data == before
"""


def is_able():
    version = platform.release().split("-")[0].split(".")
    return sys.platform == "linux" and [int(part) for part in version[:2]] >= [6, 1]


@pytest.mark.skipif(not is_able(), reason="only Linux from 6.1 on gathers pages on request")
def test_memory_is_gathered_and_says_what_it_said():
    done = subprocess.run([sys.executable, "-c", GATHER], cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    assert int(done.stdout) >= 24 * 2**20
