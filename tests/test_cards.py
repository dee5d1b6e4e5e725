"""The pictures of links, drawn while programs and labs run beside."""

from __future__ import annotations

import os
import subprocess
import sys

from tests.conftest import ROOT

WHILE_A_LAB_IMPORTS_IPYTHON = """
import sys, threading, time
lab = threading.Thread(target=__import__, args=["IPython"])
lab.start()
while "IPython" not in sys.modules:
    time.sleep(0.001)
from scripts import cards
sys.stdout.buffer.write(cards.draw("A book", "A page", "What it says.", 3)[:4])
"""


def test_a_card_is_drawn_while_a_lab_imports_ipython(tmp_path):
    package = tmp_path / "IPython" / "__init__.py"  # IPython itself is too fast to be met half imported each time
    package.parent.mkdir()
    package.write_text("import time\ntime.sleep(5)\nversion_info = (9, 0)\n")
    done = subprocess.run(
        [sys.executable, "-c", WHILE_A_LAB_IMPORTS_IPYTHON],
        cwd=ROOT,
        env=os.environ | {"PYTHONPATH": f"{tmp_path}{os.pathsep}{ROOT}"},
        check=True,
        stdout=subprocess.PIPE,
    )
    assert done.stdout == b"\x89PNG"
