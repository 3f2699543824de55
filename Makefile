# claimreader: `make help` lists what can be done. Each target first makes the environment that it needs, in .venv, with uv
# where it is installed and with Python's own venv where it is not; once made, that is instant.

SHELL := /bin/sh
VENV ?= .venv
ARGS ?=
BIN := $(VENV)/bin
PYTHON ?= $(shell for python in python3 python3.14 python3.13 python3.12 python3.11 python; do \
	command -v $$python >/dev/null 2>&1 && $$python -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null \
	&& { command -v $$python; break; }; done)
UV := $(shell command -v uv 2>/dev/null)
CODE := claimreader storage tui tests benchmarks docs training

.DEFAULT_GOAL := help
.PHONY: help run test check bench figures claims-errors dispute-errors format lint types layers setup keys build picture train clean

help: ## what can be done
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/  make \1|\2/p' Makefile | awk -F'|' '{ printf "%-22s%s\n", $$1, $$2 }'

run: $(VENV)/run.stamp ## start the reader; ARGS="refresh --all" and the like run a command
	@$(BIN)/python -m claimreader $(ARGS)

test: $(VENV)/dev.stamp ## run the tests; ARGS="-k feeds" and the like choose some
	@$(BIN)/python -m pytest -q -n 2 $(ARGS)

check: $(VENV)/dev.stamp ## everything that must hold: format, lint, types, layers, tests
	@$(BIN)/python -m ruff format --check $(CODE)
	@$(MAKE) --no-print-directory lint types layers test

bench: $(VENV)/run.stamp ## measure; ARGS=--quick for a short run
	@$(BIN)/python -m benchmarks $(ARGS)

figures: $(VENV)/dev.stamp ## every figure of reading claims, on the corpora in ../shared where they stand
	@$(BIN)/python -m tests.quality

claims-errors: $(VENV)/dev.stamp ## the worst that is read wrongly, with its text; DATA= names other annotated articles
	@$(BIN)/python -m tests.quality.misses "$(DATA)" $(ARGS)

dispute-errors: $(VENV)/dev.stamp ## the worst that is put into disputes wrongly, with its text; DATA= names other stories
	@$(BIN)/python -m tests.quality.disputed "$(DATA)" $(ARGS)

format: $(VENV)/dev.stamp ## lay the code out, and mend what the linter can
	@$(BIN)/python -m ruff check --fix-only $(CODE)
	@$(BIN)/python -m ruff format $(CODE)

lint: $(VENV)/dev.stamp ## look for mistakes in the code
	@$(BIN)/python -m ruff check $(CODE)

types: $(VENV)/dev.stamp ## check the types
	@$(BIN)/python -m mypy

layers: $(VENV)/dev.stamp ## check that tui -> storage -> claimreader holds
	@$(BIN)/python -c 'from importlinter.cli import lint_imports_command; lint_imports_command()' --no-logo

setup: $(VENV)/dev.stamp ## make the environment for working on the code

keys: $(VENV)/dev.stamp ## write the README's table of keys from the list of commands
	@$(BIN)/python -m tests.keys_table

build: $(VENV)/dev.stamp ## build the package into dist/
	@$(BIN)/python -m hatchling build -d dist

train: $(VENV)/train.stamp ## make the claim model again; DATA= names the folder of train.jsonl and dev.jsonl
	@$(BIN)/python -m training "$(DATA)" claimreader/claims/model $(ARGS)

picture: $(VENV)/run.stamp ## draw the README's picture anew, after reading the sample edition again
	@$(BIN)/python -m training.sample
	@$(BIN)/python -m docs.picture

clean: ## take away what can be made again
	@rm -rf $(VENV) build dist .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis

$(BIN)/python:
ifneq ($(UV),)
	@$(UV) venv --quiet --clear --python '$(or $(PYTHON),>=3.11)' $(VENV)
else
	@[ -n "$(PYTHON)" ] || { echo "claimreader needs Python 3.11 or newer, and none was found: install one, or uv" \
		"(https://docs.astral.sh/uv/), or say where it is: make PYTHON=/path/to/python3.12" >&2; exit 2; }
	@$(PYTHON) -m venv --clear $(VENV) || { rm -rf $(VENV); echo "$(PYTHON) could not make an environment in $(VENV): on Debian" \
		"and Ubuntu, install the package python3-venv" >&2; exit 2; }
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --upgrade 'pip>=25.1'
endif

$(VENV)/run.stamp: pyproject.toml | $(BIN)/python
	@echo "Making the environment in $(VENV), once..." >&2
ifneq ($(UV),)
	@$(UV) pip install --quiet --python $(BIN)/python --editable .
else
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable .
endif
	@touch $@

$(VENV)/dev.stamp: pyproject.toml $(VENV)/run.stamp
ifneq ($(UV),)
	@$(UV) pip install --quiet --python $(BIN)/python --group dev
else
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --group dev
endif
	@touch $@

$(VENV)/train.stamp: pyproject.toml $(VENV)/dev.stamp
ifneq ($(UV),)
	@$(UV) pip install --quiet --python $(BIN)/python --group train
else
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --group train
endif
	@touch $@
