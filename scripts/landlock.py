"""Keep a process, and whatever it starts, from writing files and from the network, by Linux's own means (Landlock).

It holds for code that Python does not see as well: libraries in C++, programs that are started. Needs no privileges,
and Linux 6.7 or newer.
"""

from __future__ import annotations

import ctypes
import os
import struct
import sys
from collections.abc import Iterable

if sys.platform == "linux":  # looked up before programs are forked: it touches every library that is loaded
    _system = ctypes.CDLL(None, use_errno=True)
    _syscall, _prctl = _system.syscall, _system.prctl

_CREATE, _ADD, _RESTRICT = 444, 445, 446
"""Numbers of the system calls, the same on every architecture."""
_FIRST_WITH_NETWORK = 4
_NO_NEW_PRIVILEGES = 38
_WRITING = sum(1 << bit for bit in (1, *range(4, 15)))
"""Rights: write a file; remove, make (of every kind), move between folders, truncate."""
_TCP = 0b11
"""Rights: bind and connect."""


def confine(folders: Iterable[str]) -> bool:
    """From now on write below these folders only, and use no TCP. False where the system cannot do that."""
    if sys.platform != "linux":
        return False
    if _syscall(_CREATE, None, ctypes.c_size_t(0), 1) < _FIRST_WITH_NETWORK:
        return False
    handled = struct.pack("=QQ", _WRITING, _TCP)
    rules = _syscall(_CREATE, handled, ctypes.c_size_t(len(handled)), 0)
    for folder in folders:
        place = os.open(folder, os.O_PATH)
        _syscall(_ADD, rules, 1, struct.pack("=Qi", _WRITING, place), 0)
        os.close(place)
    _prctl(_NO_NEW_PRIVILEGES, 1, 0, 0, 0)
    done = bool(rules >= 0 and _syscall(_RESTRICT, rules, 0) == 0)
    os.close(rules)
    return done
