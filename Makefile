# make demo | make test | make bench: each makes the environment first, if it is missing.
PYTHON ?= python3
VENV   ?= .venv
BIN    := $(VENV)/bin
DEMO   := out/demo
SHARED ?= ../shared

.PHONY: setup demo test lint types bench ablate soak wheel clean

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

# Which rows of the lexicons and which rules help one company of the gold only.
ablate: setup
	@$(BIN)/python -m tests.bench.ablate $(SHARED)/gold $(SHARED)/corpus

# Thousands of random histories of a store, and fifty loads killed; about an hour.
soak: setup
	@IRGRAPH_HISTORIES=3000 IRGRAPH_KILLS=50 $(BIN)/python -m pytest tests/store/test_histories.py tests/store/test_killed.py \
	  tests/store/test_faults.py

wheel: setup
	@BIN=$(BIN) sh tests/tools/wheel.sh

clean:
	rm -rf out dist .cache irgraph.db
