"""Errors that a user can act on: one line each, naming what is wrong and what to do."""

from __future__ import annotations


class IrgraphError(Exception):
    """Something outside the program is wrong. The message is one line, without secrets."""


class UsageError(IrgraphError):
    """The command line asks for something that does not exist."""
