"""Where a server's user and password come from: environment, private file, terminal; never the command line.

NEO4J_PASSWORD is the password; else NEO4J_PASSWORD_FILE names a file that holds it and that only its owner may read;
else a person at a terminal is asked. Where none of them gives one, the server is tried without.
"""

from __future__ import annotations

import getpass
import os
import stat
import sys
from functools import cache
from pathlib import Path

from graph.engines.errors import PasswordFileError

LARGEST = 4096
"""Bytes; a larger file holds something else."""


def find_credentials(url: str) -> tuple[str, str] | None:
    """User and password for the server at `url`, or None to log in without. Raises PasswordFileError."""
    password = find_password(url)
    return None if password is None else (os.environ.get("NEO4J_USERNAME", "neo4j"), password)


def find_password(url: str) -> str | None:
    """The password for the server at `url`, if there is one; asks for it only where somebody can answer."""
    if (given := os.environ.get("NEO4J_PASSWORD")) is not None:
        return given
    if file := os.environ.get("NEO4J_PASSWORD_FILE"):
        return read_password_file(Path(file))
    return ask_password(url) if sys.stdin is not None and sys.stdin.isatty() else None


def read_password_file(file: Path) -> str:
    """The first line of a file that nobody but its owner may read."""
    try:
        descriptor = os.open(file, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0))
        with os.fdopen(descriptor, "rb") as opened:
            _check_private(file, os.fstat(descriptor))
            lines = opened.read(LARGEST + 1).decode("utf-8").splitlines()
    except OSError as error:
        raise PasswordFileError(f"{file}: NEO4J_PASSWORD_FILE cannot be read ({error.strerror})") from None
    except UnicodeDecodeError:
        raise PasswordFileError(f"{file}: NEO4J_PASSWORD_FILE is not text") from None
    if not lines or not lines[0]:
        raise PasswordFileError(f"{file}: NEO4J_PASSWORD_FILE holds no password on its first line")
    return lines[0]


def _check_private(file: Path, status: os.stat_result) -> None:
    """Windows keeps rights elsewhere, and shows every file as readable by all."""
    if not stat.S_ISREG(status.st_mode) or status.st_size > LARGEST:
        raise PasswordFileError(f"{file}: NEO4J_PASSWORD_FILE is not a file with a password")
    if os.name != "nt" and status.st_mode & 0o077:
        raise PasswordFileError(f"{file}: others may read NEO4J_PASSWORD_FILE; chmod 600 it, and change the password")


@cache
def ask_password(url: str) -> str | None:
    """What is typed, unseen; None for nothing, as for a server without logins. Asked once a process."""
    return getpass.getpass(f"password for {url} 密码: ") or None
