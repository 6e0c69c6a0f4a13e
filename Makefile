# Everything a newcomer needs: `make run` to search, `make test` before a commit, `make help` for the rest.
# PYTHON=python3.12 chooses another Python (3.11 to 3.13); VENV=folder another place for the environment.

SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:

VENV ?= .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --no-input
EXAMPLE ?= predictive policing

# The first Python on this machine that will do, unless one was given.
FIT := import sys; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 13))
ifndef PYTHON
PYTHON := $(shell for p in python3.11 python3.12 python3.13 python3; do \
	"$$p" -c '$(FIT)' >/dev/null 2>&1 && { echo "$$p"; break; }; done)
endif

.PHONY: help
help: ## This list
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## /\1\t/' | expand -t 12

.PHONY: run
run: $(VENV)/ready ## Set up if needed, index corpus/, and open the search screen
	@# 4: some files could not be read; they were named, and the rest is there to search
	@$(BIN)/kb rebuild-index || [ $$? -eq 4 ]
	@if [ -t 0 ] && [ -t 1 ]; then exec $(BIN)/kb tui; \
	else echo; echo '$$ kb search "$(EXAMPLE)" --limit 3'; $(BIN)/kb search "$(EXAMPLE)" --limit 3; fi

.PHONY: test
test: lint ## Set up if needed, then lint, types, import contracts and tests
	$(BIN)/python -m pytest -n 2

.PHONY: faults
faults: $(VENV)/ready-dev ## Every fault of docs/faults.md as often as it says; takes up to an hour
	KB_FAULTS_FULL=1 timeout 3600 $(BIN)/python -m pytest -rP -p no:randomly tests/faults tests/cli/test_stopping.py

.PHONY: lint
lint: $(VENV)/ready-dev ## Only style, types and import contracts
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/lint-imports --config .importlinter-screen

.PHONY: format
format: $(VENV)/ready-dev ## Bring the code into the project's format
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

.PHONY: clean
clean: ## Remove the environment, caches and the index; documents stay
	rm -rf $(VENV) build dist *.egg-info .mypy_cache .pytest_cache .ruff_cache .hypothesis .import_linter_cache
	find indexes -mindepth 1 ! -name README.md -delete
	find kb tui tests benchmarks -name __pycache__ -type d -prune -exec rm -rf {} +

$(BIN)/python:
	@if [ -z "$(PYTHON)" ] || ! "$(PYTHON)" -c '$(FIT)' 2>/dev/null; then \
	echo "make: Python 3.11, 3.12 or 3.13 is needed; install one, or name it: make PYTHON=/path/to/python3.12" >&2; \
	exit 1; fi
	@echo "Making the environment in $(VENV) with $$("$(PYTHON)" --version)"
	"$(PYTHON)" -m venv $(VENV)

# One pip command with every pin: torch's is there before anything can ask for a newer torch.
$(VENV)/ready: pyproject.toml constraints.txt | $(BIN)/python
	@echo "Installing; the first time this takes some minutes"
	$(PIP) install -qq --constraint constraints.txt --editable .
	@touch $@

$(VENV)/ready-dev: pyproject.toml constraints.txt | $(BIN)/python
	@echo "Installing; the first time this takes some minutes"
	$(PIP) install -qq --constraint constraints.txt --editable '.[dev]'
	@touch $@ $(VENV)/ready
