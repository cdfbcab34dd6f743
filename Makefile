# run: read the samples · test: all tests · check: what must hold before a change is taken

# The first Python that is new enough; another one: make PYTHON=/path/to/python
PYTHON ?= $(shell for each in python3 python3.14 python3.13 python3.12 python3.11; do \
	$$each -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$each && break; \
	done)
PIP = python -m pip --disable-pip-version-check --quiet

# Compiled ahead, as pip does for what it installs as a whole: a start must not compile, least of
# all where PYTHONDONTWRITEBYTECODE keeps Python from doing it once and for all.
ROOMS = annotations cli comparison corpus entities library search tui
COMPILE = python -m compileall -q $(ROOMS)

ENV = .venv
ENV2 = .venv-whoosh2
BIN = $(ENV)/bin

# Files that say what was done, so that it is done once.
MADE = $(ENV)/.made
INSTALLED = $(ENV)/.installed
INDEXED = $(ENV)/.indexed
EQUIPPED = $(ENV)/.equipped
WHOOSH2 = $(ENV2)/.equipped

.PHONY: run test check lint test-whoosh2 clean

run: $(INDEXED)
	@$(BIN)/lesart seeds

test: $(EQUIPPED)
	$(BIN)/python -m pytest

check: lint test test-whoosh2

lint: $(EQUIPPED)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

# Indexes must work with the older line of Whoosh too: it reads and writes the same files.
test-whoosh2: $(WHOOSH2)
	$(ENV2)/bin/python -m pytest tests/search

clean:
	rm -rf $(ENV) $(ENV2) build dist
	rm -rf .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

$(MADE):
	@test -n "$(PYTHON)" || { echo "Lesart needs Python 3.11 or newer."; exit 1; }
	@$(PYTHON) -m venv $(ENV) || { \
		echo "Python could not make a virtual environment; on Debian: apt install python3-venv"; \
		exit 1; }
	@touch $@

$(INSTALLED): pyproject.toml | $(MADE)
	@echo "Installing Lesart into $(ENV); this takes a minute, once."
	@$(BIN)/$(PIP) install --editable .
	@$(BIN)/$(COMPILE)
	@touch $@

$(INDEXED): $(INSTALLED)
	@$(BIN)/lesart index --corpus seeds
	@touch $@

$(EQUIPPED): pyproject.toml | $(MADE)
	@echo "Installing Lesart and its tools into $(ENV); this takes a minute, once."
	@$(BIN)/$(PIP) install --editable '.[dev]'
	@$(BIN)/$(COMPILE)
	@touch $@ $(INSTALLED)

$(WHOOSH2): pyproject.toml | $(MADE)
	@$(BIN)/python -m venv $(ENV2)
	@$(ENV2)/bin/$(PIP) install --editable '.[dev]'
	@$(ENV2)/bin/$(PIP) uninstall --yes whoosh3
	@$(ENV2)/bin/$(PIP) install Whoosh==2.7.4
	@touch $@
