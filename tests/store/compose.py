"""docker-compose.yml as Docker and the entry point of the Neo4j image read it, where there is no Docker."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import yaml

FILE = Path(__file__).parents[2] / "docker-compose.yml"
VARIABLE = re.compile(r"\$\{(\w+)(?::([-?])([^}]*))?\}")
NOT_SETTINGS = frozenset({"NEO4J_AUTH", "NEO4J_PLUGINS", "NEO4J_HOME", "NEO4J_EDITION"})
"""Variables that the entry point keeps for itself."""


class MissingVariableError(Exception):
    """What docker compose says when a variable that the file asks for is not set."""


def services(environment: Mapping[str, str]) -> dict[str, Any]:
    """The services, with variables filled in."""

    def fill(found: re.Match[str]) -> str:
        name, mark, words = found.groups()
        if environment.get(name):
            return environment[name]
        if mark == "?":
            raise MissingVariableError(f"{name}: {words}")
        return words or ""

    read: dict[str, Any] = yaml.safe_load(VARIABLE.sub(fill, FILE.read_text(encoding="utf-8")))["services"]
    return read


def settings(variables: Mapping[str, str]) -> dict[str, str]:
    """The lines of neo4j.conf that the entry point makes of NEO4J_ variables: `_` is a dot, `__` an underscore.

    >>> settings({"NEO4J_server_memory_heap_max__size": "1g", "NEO4J_AUTH": "neo4j/x"})
    {'server.memory.heap.max_size': '1g'}
    """
    named = {name: value for name, value in variables.items() if name.startswith("NEO4J_") and name not in NOT_SETTINGS}
    return {name.removeprefix("NEO4J_").replace("_", ".").replace("..", "_"): value for name, value in named.items()}
