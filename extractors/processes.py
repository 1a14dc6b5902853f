"""New processes that do not run the program again that starts them.

Python imports the caller's program in each process it makes; a script without `if __name__ == "__main__":` would begin
anew in each, and one from standard input cannot be found. Nothing of it is needed here.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from types import ModuleType


@contextmanager
def program_left_out() -> Iterator[None]:
    """Processes that are started in this block know nothing of the program."""
    program = sys.modules["__main__"]
    sys.modules["__main__"] = ModuleType("__main__")
    try:
        yield
    finally:
        sys.modules["__main__"] = program
