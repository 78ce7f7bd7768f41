# Dolen on one machine. Needs make and Python 3.11 or newer; everything else comes from the locks into .venv.

ARGS ?=
PROCESSES ?= 2
PYTHON ?= $(shell for python in python3 python3.14 python3.13 python3.12 python3.11; do \
    $$python -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$python && break; done)
UV ?= uv
PIP := .venv/bin/python -m pip --disable-pip-version-check --quiet
COMPILE := $(UV) pip compile --universal --python-version 3.11 --generate-hashes --upgrade --no-emit-index-url \
    --custom-compile-command "make lock"
LOCK := $(COMPILE) pyproject.toml --group install

PYBABEL ?= .venv/bin/pybabel
POT ?= graph/locale/dolen.pot

.PHONY: help run demo test long lock clean css messages pot
.DEFAULT_GOAL := help

help:
	@echo "make run                      serve Dolen on http://127.0.0.1:8000 (on first start it loads the bundled data)"
	@echo "make run ARGS='--port 8010'   the same with options of 'dolen serve'"
	@echo "make demo                     serve an invented nation with staff, diaries and declared ties, from a data folder of its own"
	@echo "make test                     check style and types, and run all tests"
	@echo "make long                     run the tests that take minutes: each engine killed many times, the newest Neo4j (needs Java 21), schemathesis, the clients of others (needs node and npm)"
	@echo "make lock                     choose the newest allowed versions anew (needs uv)"
	@echo "make css                      build the stylesheet and script of the pages anew (needs node and npm)"
	@echo "make messages                 bring the catalogues up to the messages in code and templates"
	@echo "make clean                    remove the environment and caches; your data stays"

run: .venv/ready-to-run
	@.venv/bin/dolen serve $(ARGS)

demo: .venv/ready-to-run
	@.venv/bin/dolen serve --demo $(ARGS)

test: .venv/ready-to-test
	.venv/bin/ruff check .
	.venv/bin/ruff format --check .
	.venv/bin/mypy
	.venv/bin/pytest -n $(PROCESSES)

# The second run is on the embedded engine that brings a Java of its own, in an environment of its own; the third on the newest
# release of Neo4j, which fails with a word where this machine's Java is older than 21.
STORE_TESTS := tests/graph/store tests/graph/test_hub.py tests/graph/test_following.py
long: .venv/ready-to-test .venv-java/ready-to-test .venv-outside/ready-to-test .node-outside/ready-to-test
	.venv/bin/pytest -m long --stores=both
	.venv-java/bin/pytest --stores=embedded $(STORE_TESTS)
	.venv/bin/pytest --stores=neo4j --neo4j-release=calendar $(STORE_TESTS)

.venv-java/ready-to-test: requirements-test.lock .venv/ready-to-test
	@echo "Installing the embedded engine with Java into .venv-java"
	@.venv/bin/python -m venv --clear .venv-java
	@.venv-java/bin/python -m pip --disable-pip-version-check --quiet install --require-hashes -r requirements-test.lock
	@.venv-java/bin/python -m pip --disable-pip-version-check --quiet uninstall --yes arcadedb
	@.venv-java/bin/python -m pip --disable-pip-version-check --quiet install arcadedb-embedded==26.10.2.post1
	@touch $@

.venv-outside/ready-to-test: tests/outside/requirements.lock .venv/ready-to-test
	@echo "Installing schemathesis and clients in Python into .venv-outside"
	@.venv/bin/python -m venv --clear .venv-outside
	@.venv-outside/bin/python -m pip --disable-pip-version-check --quiet install --require-hashes -r tests/outside/requirements.lock
	@touch $@

# Without npm the clients in JavaScript are not tried, and the tests say so.
.node-outside/ready-to-test: tests/outside/clients/package-lock.json
	@echo "Installing clients in JavaScript into .node-outside"
	@rm -rf .node-outside && mkdir .node-outside
	@cp tests/outside/clients/package.json tests/outside/clients/package-lock.json .node-outside/
	@! command -v npm >/dev/null || PUPPETEER_SKIP_DOWNLOAD=1 npm ci --prefix .node-outside --no-audit --no-fund --silent
	@touch $@

# The stamps are newer than the locks: what is installed is not installed again, so both commands work without a network. What stands in
# pyproject.toml, the version too, is known to the environment only once it is installed anew.
.venv/ready-to-run: requirements.lock pyproject.toml | .venv/bin/pip
	@echo "Installing what Dolen needs into .venv"
	@$(PIP) install --require-hashes -r requirements.lock
	@$(PIP) install --no-deps --no-build-isolation --editable .
	@touch $@

.venv/ready-to-test: requirements-test.lock .venv/ready-to-run
	@echo "Installing what the tests need into .venv"
	@$(PIP) install --require-hashes -r requirements-test.lock
	@touch $@

# Its last file: an environment cut off half way is made again.
.venv/bin/pip:
	@test -n "$(PYTHON)" || { echo "Dolen needs Python 3.11 or newer. Install one, or say where it is: make run PYTHON=/path/to/python3" >&2; exit 1; }
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	    { echo "$(PYTHON) is too old. Dolen needs Python 3.11 or newer: make run PYTHON=/path/to/python3" >&2; exit 1; }
	@$(PYTHON) -m venv .venv || \
	    { rm -rf .venv; echo "Python could not make an environment. On Debian and Ubuntu: apt install python3-venv" >&2; exit 1; }

lock:
	$(LOCK) --output-file requirements.lock
	$(LOCK) --extra test --extra py2neo --extra parquet --constraints requirements.lock --output-file requirements-test.lock
	$(COMPILE) tests/outside/requirements.in --output-file tests/outside/requirements.lock

css:
	cd api/static/src && npm ci --no-audit --no-fund --silent && node build.mjs

# New messages arrive without Welsh, old ones go; no translation of one that stays is lost.
messages: pot
	$(PYBABEL) --quiet update --input-file $(POT) --output-dir graph/locale --domain dolen --locale cy \
	    --no-fuzzy-matching --ignore-obsolete --ignore-pot-creation-date --width 120

pot:
	$(PYBABEL) --quiet extract --no-default-keywords --keywords T --keywords P:1,2 --mapping graph/locale/babel.cfg \
	    --add-location=file --sort-by-file --width 120 --omit-header --output-file $(POT) .

clean:
	rm -rf .venv .venv-java .venv-outside .node-outside .mypy_cache .ruff_cache .pytest_cache .hypothesis *.egg-info
