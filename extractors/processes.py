"""New processes that do not run the program again that starts them.

Python imports the caller's program in each process it makes; a script without `if __name__ == "__main__":` would begin
anew in each, and one from standard input cannot be found. Nothing of it is needed here.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from contextlib import contextmanager
from types import ModuleType
from typing import ParamSpec, TypeVar

Given = ParamSpec("Given")
Done = TypeVar("Done")


class ProcessPool(ProcessPoolExecutor):
    """A pool whose processes, which start when work is submitted, know nothing of the program."""

    def submit(self, fn: Callable[Given, Done], /, *args: Given.args, **kwargs: Given.kwargs) -> Future[Done]:
        with _program_left_out():
            return super().submit(fn, *args, **kwargs)


@contextmanager
def _program_left_out() -> Iterator[None]:
    program = sys.modules["__main__"]
    sys.modules["__main__"] = ModuleType("__main__")
    try:
        yield
    finally:
        sys.modules["__main__"] = program
