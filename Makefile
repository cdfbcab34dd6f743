# run: read the samples · test: all tests · check: what must hold before a change is taken
# test-newest: all tests with the newest versions allowed · explore: search for failing examples
# lock: choose the versions in locks/ anew

# The first Python that is new enough; another one: make PYTHON=/path/to/python
PYTHON ?= $(shell for each in python3 python3.14 python3.13 python3.12 python3.11; do \
	$$each -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$each && break; \
	done)
PIP = python -m pip --disable-pip-version-check --quiet
LOCKED = install --no-deps --require-hashes --requirement
LESART = install --no-deps --no-build-isolation --editable .

# Compiled ahead, as pip does for what it installs as a whole: a start must not compile, least of
# all where PYTHONDONTWRITEBYTECODE keeps Python from doing it once and for all.
ROOMS = annotations cli comparison corpus entities library search tui
COMPILE = python -m compileall -q $(ROOMS)

ENV = .venv
ENV2 = .venv-whoosh2
NEWEST = .venv-newest
LOCKER = .venv-lock
BIN = $(ENV)/bin

# Files that say what was done, so that it is done once.
MADE = $(ENV)/.made
INSTALLED = $(ENV)/.installed
INDEXED = $(ENV)/.indexed
EQUIPPED = $(ENV)/.equipped
WHOOSH2 = $(ENV2)/.equipped

# Tests run side by side, one process a core; the slowest are named in the end.
WORKERS ?= logical
SUITE = -m pytest --numprocesses=$(WORKERS) --maxprocesses=8 --dist=worksteal --durations=25
# How often `explore` looks for examples.
ROUNDS ?= 3

.PHONY: run test check lint test-whoosh2 test-newest explore system lock clean
.NOTPARALLEL:

run: $(INDEXED)
	@$(BIN)/lesart seeds

test: system $(EQUIPPED)
	$(BIN)/python $(SUITE)

check: system lint test test-whoosh2

lint: $(EQUIPPED)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

# Indexes must work with the older line of Whoosh too: it reads and writes the same files.
test-whoosh2: $(WHOOSH2)
	$(ENV2)/bin/python $(SUITE) tests/search

test-newest: system
	@$(call make_environment,$(NEWEST))
	@echo "Installing the newest versions that pyproject.toml allows into $(NEWEST)."
	@$(NEWEST)/bin/$(PIP) install --upgrade --upgrade-strategy eager --editable '.[dev]'
	$(NEWEST)/bin/python $(SUITE)

# Other examples every time, and more of them; what fails is tried first the next time.
explore: $(EQUIPPED)
	@for round in $$(seq $(ROUNDS)); do \
		$(BIN)/python $(SUITE) -m hypothesis --hypothesis-profile=explore || exit; \
	done

# The programs that tests start: ssh, tmux, mosh, a browser.
system:
	@PYTHON="$(PYTHON)" tests/equip

lock: | $(MADE)
	@$(BIN)/python -m venv $(LOCKER)
	@$(LOCKER)/bin/$(PIP) install --upgrade uv
	@$(BIN)/python locks/renew.py $(LOCKER)/bin/uv

clean:
	rm -rf $(ENV) $(ENV2) $(NEWEST) $(LOCKER) build dist
	rm -rf .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

define make_environment
test -n "$(PYTHON)" || { echo "Lesart needs Python 3.11 or newer."; exit 1; }; \
$(PYTHON) -m venv $(1) || { \
	echo "Python could not make a virtual environment; on Debian: apt install python3-venv"; \
	exit 1; }
endef

$(MADE):
	@$(call make_environment,$(ENV))
	@touch $@

$(INSTALLED): pyproject.toml locks/run.txt | $(MADE)
	@echo "Installing Lesart into $(ENV); this takes a minute, once."
	@$(BIN)/$(PIP) $(LOCKED) locks/run.txt
	@$(BIN)/$(PIP) $(LESART)
	@$(BIN)/$(COMPILE)
	@touch $@

$(INDEXED): $(INSTALLED)
	@$(BIN)/lesart index --corpus seeds
	@touch $@

$(EQUIPPED): pyproject.toml locks/dev.txt | $(MADE)
	@echo "Installing Lesart and its tools into $(ENV); this takes a minute, once."
	@$(BIN)/$(PIP) $(LOCKED) locks/dev.txt
	@$(BIN)/$(PIP) $(LESART)
	@$(BIN)/$(COMPILE)
	@touch $@ $(INSTALLED)

$(WHOOSH2): pyproject.toml locks/dev.txt locks/whoosh2.txt | $(MADE)
	@$(BIN)/python -m venv $(ENV2)
	@$(ENV2)/bin/$(PIP) $(LOCKED) locks/dev.txt
	@$(ENV2)/bin/$(PIP) $(LESART)
	@$(ENV2)/bin/$(PIP) uninstall --yes whoosh3
	@$(ENV2)/bin/$(PIP) $(LOCKED) locks/whoosh2.txt --force-reinstall
	@touch $@
