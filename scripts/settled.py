"""Imported last by the process from which snippets are forked, once all that they need is loaded.

What is loaded by then stays out of the garbage collector's sight. In each child, a collection would look at every
object, and looking writes: it took 0.3 s a child, most of it for copying pages that nobody changes.
"""

import gc

gc.freeze()
