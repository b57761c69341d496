# graphsvc: `make run`, then open http://127.0.0.1:8000. Needs Python 3.11 or newer; uv and Node are used where they are found.

PYTHON ?= $(shell for p in python3 python3.14 python3.13 python3.12 python3.11 python; do \
	$$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$p && break; done)
PORT ?=

BIN := .venv/bin
UI := graphsvc/web/ui
NPM = $(BIN)/python hatch_build.py npm
UI_SOURCES = $(shell find $(UI) schema/operations schema/schema.graphql -name node_modules -prune -o -name dist -prune -o -print 2>/dev/null)
UV = $(shell uv --version >/dev/null 2>&1 && echo uv)
LOCK := uv pip compile --quiet --upgrade --universal --python-version 3.11 --generate-hashes --no-annotate \
	--custom-compile-command 'make lock'

# An environment holds absolute paths: one that was moved or copied with its checkout is made anew.
ifneq ($(shell cat .venv/.place 2>/dev/null),$(shell pwd -P))
PLACE := moved
endif

.DEFAULT_GOAL := help
.PHONY: help run extras test check ui clients benchmark format schema lock clean moved

help:
	@printf '%s\n' \
	  'make run        serve on 127.0.0.1:8000; elsewhere: make run PORT=8001' \
	  'make extras     install what the extras bring: agents, SPARQL, pandas frames, Parquet' \
	  'make test       run the tests' \
	  'make check      format, lint, types, import rules, dependencies, published schema' \
  'make ui         make the web pages, where they could not be made before' \
	  'make clients    install what the tests of clients need beside Python (needs npm)' \
	  'make benchmark  documents per second and peak memory, on generated documents' \
	  'make format     format the code' \
	  'make schema     renew schema/schema.graphql' \
	  'make lock       renew the lock files (needs uv and npm)' \
	  'make clean      remove .venv, caches and builds' \
	  '' \
	  'Each makes .venv first, if need be. PYTHON=python3.12 chooses the Python for it.'

run: .venv/.run
	@exec $(BIN)/graphsvc serve $(if $(PORT),--port '$(PORT)')

extras: .venv/.run
	@$(call install,--require-hashes -r requirements-extras.lock)

# The tests start Python hundreds of times: each start would compile all modules anew where the environment forbids to keep them.
test: export PYTHONDONTWRITEBYTECODE :=
test: .venv/.dev $(UI)/node_modules/.dev
	$(NPM) test
	$(BIN)/pytest -n auto --dist worksteal

check: .venv/.dev $(UI)/node_modules/.dev
	$(BIN)/ruff format --check
	$(BIN)/ruff check
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/deptry .
	$(BIN)/graphsvc schema --check
	$(NPM) run check

ui: .venv/.packages
	@$(pages)

clients:
	cd tests/clients && npm ci --ignore-scripts --no-audit --no-fund

benchmark: .venv/.dev
	$(BIN)/python -m tests.benchmarks $(if $(JSON),--json '$(JSON)')

format: .venv/.dev $(UI)/node_modules/.dev
	$(BIN)/ruff format
	$(BIN)/ruff check --fix
	$(NPM) run format

schema: .venv/.run
	$(BIN)/graphsvc schema > .venv/schema.graphql
	mv .venv/schema.graphql schema/schema.graphql

lock:
	$(LOCK) pyproject.toml -o requirements.lock
	$(LOCK) --group build -o requirements-build.lock
	$(LOCK) --group node -o requirements-node.lock
	$(LOCK) pyproject.toml --all-extras -c requirements.lock -o requirements-extras.lock
	$(LOCK) pyproject.toml --group dev -c requirements-extras.lock -c requirements-build.lock -o requirements-dev.lock
	cd $(UI) && npm update --package-lock-only --ignore-scripts

clean:
	rm -rf .venv build dist $(UI)/dist $(UI)/node_modules tests/clients/node_modules .hypothesis .import_linter_cache .mypy_cache .pytest_cache .ruff_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

# The environment: what running needs, then the web pages, then the graphsvc command, which reads the code where it stands.
.venv/.packages: requirements.lock requirements-build.lock $(PLACE)
	@$(call environment,-r requirements.lock -r requirements-build.lock)
	@touch $@

.venv/.ui: .venv/.packages requirements-node.lock hatch_build.py $(UI_SOURCES)
	@$(pages) || true
	@touch $@

.venv/.run: .venv/.packages pyproject.toml | .venv/.ui
	@HATCH_BUILD_NO_HOOKS=true $(call install,--no-deps --no-build-isolation --editable .)
	@touch $@

.venv/.dev: requirements-dev.lock .venv/.run
	@$(call install,--require-hashes -r requirements-dev.lock)
	@touch $@

$(UI)/node_modules/.dev: $(UI)/package-lock.json | .venv/.ui
	@$(NPM) ci --include=dev --ignore-scripts --no-audit --no-fund
	@touch $@

moved:

PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet
install = $(if $(UV),uv pip install --quiet --python .venv $(1),$(PIP) install $(1))

# A service without its pages is better than none: what hinders them is told here, and in their place.
define pages
{ $(NPM) --version >/dev/null 2>&1 || $(call install,--require-hashes -r requirements-node.lock) || true; \
$(BIN)/python hatch_build.py; }
endef

define environment
set -e; \
if [ -z '$(PYTHON)' ] && [ -z '$(UV)' ]; then \
  echo "error: graphsvc needs Python 3.11 or newer; python3 is $$(python3 --version 2>&1)" >&2; \
  echo 'hint: install one, or name it: make run PYTHON=/path/to/python3.12' >&2; exit 2; \
fi; \
echo 'Setting up .venv (once) ...' >&2; \
if [ -n '$(PLACE)' ]; then rm -rf .venv; fi; \
if [ ! -d .venv ]; then \
  if [ -n '$(UV)' ]; then uv venv --quiet --python '$(or $(PYTHON),>=3.11)' .venv; \
  else '$(PYTHON)' -m venv .venv || { rm -rf .venv; \
    echo 'hint: on Debian and Ubuntu: apt-get install python3-venv; or install uv' >&2; exit 2; }; \
  fi; \
fi; \
$(call install,--require-hashes $(1)); \
pwd -P > .venv/.place
endef
