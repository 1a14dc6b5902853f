"""Tests of one group share a worker, so that one Neo4j is started and one linter installed."""

from __future__ import annotations

import pytest


@pytest.mark.xdist_group("groups")
def test_pytest_xdist_sees_the_group(request: pytest.FixtureRequest) -> None:
    """It tells its scheduler by the end of the id; some versions of pytest take that from it without a word."""
    grouped = bool(request.config.getoption("loadgroup", default=False))
    assert request.node.nodeid.endswith("@groups") is grouped
