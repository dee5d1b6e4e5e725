"""Imported last by the process from which snippets are forked, once all that they need is loaded.

What is loaded by then stays out of the garbage collector's sight. In each child, a collection would look at every
object, and looking writes: it took 0.3 s a child, most of it for copying pages that nobody changes.

Whatever a snippet leaves behind becomes a child of this process: ``capture`` ends it, or this process does at its own
end, which comes when the last engine that it serves is gone, however that has ended.
"""

import atexit
import gc
import os
import warnings
from multiprocessing import popen_forkserver  # noqa: F401  # else each child would import it

from scripts import hugepages, processes

_SERVER = os.getpid()


def _end_children() -> None:
    if os.getpid() == _SERVER:  # a child has this function, too
        processes.end_descendants()


os.setsid()  # who kills the engine's process group does not kill this process, which sees to the rest
processes.adopt()
atexit.register(_end_children)
warnings.filterwarnings("ignore", "forkserver: waitpid returned unexpected pid")  # that of a process that was left
gc.freeze()
gc.enable()
hugepages.collapse()
