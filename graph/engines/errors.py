"""What can go wrong with a store. Each message is one line that names the store and says what to do; none holds a
secret."""

from __future__ import annotations

from graph.errors import IrgraphError


class StoreError(IrgraphError):
    """Base of everything that `graph.store` raises on purpose."""


class StoreUrlError(StoreError):
    """The text names neither a folder nor a server that speaks Bolt."""


class StoreMissingError(StoreError):
    """There is no store in that folder yet, and the caller only wanted to read one."""


class StoreFolderError(StoreError):
    """The folder is something else, or cannot be written."""


class StoreLockedError(StoreError):
    """Another process has the embedded store open; it takes one at a time."""


class EngineMissingError(StoreError):
    """No wheel of the embedded engine is installed."""


class EngineStartError(StoreError):
    """The embedded engine is installed but does not start."""


class StoreAwayError(StoreError):
    """Nothing that speaks Bolt answers at that address."""


class UnknownCommitError(StoreAwayError):
    """The store went away while it was told to commit: the transaction is in, or it is not."""


class InterruptedLoadError(StoreError):
    """The store went away during a load and stayed away, or can write no more; some of the filings are in."""


class StoreLoginError(StoreError):
    """The server refuses the user or the password."""


class PasswordFileError(StoreError):
    """The file that should hold the password cannot be read, or may be read by others."""


class StoreVersionError(StoreError):
    """The store holds records that this version cannot read."""


class QueryError(StoreError):
    """The store refuses a statement: its syntax, a missing parameter, a value it cannot keep."""


class ReadOnlyError(QueryError):
    """A statement that was only allowed to read would write."""
