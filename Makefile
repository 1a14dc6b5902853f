# make demo | make test | make bench: each makes the environment first, if it is missing.
PYTHON ?= python3
VENV   ?= .venv
BIN    := $(VENV)/bin
DEMO   := out/demo

.PHONY: setup demo test lint types bench wheel clean

setup: $(VENV)/.installed

$(VENV)/.installed: pyproject.toml constraints.txt
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@PYTHON=$(BIN)/python sh tests/tools/install.sh
	@touch $@

demo: setup
	@BIN=$(BIN) OUT=$(DEMO) sh samples/demo.sh

test: setup
	@$(BIN)/python -m pytest -n auto --dist loadgroup

lint: setup
	@$(BIN)/python -m ruff check .

types: setup
	@$(BIN)/python -m mypy

bench: setup
	@$(BIN)/python -m tests.bench.bench

wheel: setup
	@BIN=$(BIN) sh tests/tools/wheel.sh

clean:
	rm -rf out dist .cache irgraph.db
