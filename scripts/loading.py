"""Imported first by the process from which snippets are forked: ``settled``, imported last, ends what begins here.

Libraries make a million objects while they load, and keep nearly all. To look among these for garbage again and again
takes a sixth of the time.
"""

import gc

gc.disable()
