# Rostra: everything runs in .venv, made from the lock files.
PYTHON ?= python3
DATA   ?= rostra-data
FILES  ?= samples
PORT   ?= 8000
BIN    := .venv/bin
export PIP_DISABLE_PIP_VERSION_CHECK := 1

.PHONY: setup demo test check bench lock catalogues clean

setup: .venv/rostra.stamp

# Twice as quick the second time: pip runs only when a lock file or pyproject.toml has changed.
.venv/rostra.stamp: requirements.lock pyproject.toml
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Rostra needs Python 3.11 or newer.")'
	$(PYTHON) -m venv .venv
	$(BIN)/pip install --quiet --require-hashes -r requirements.lock
	$(BIN)/pip install --quiet --no-deps --no-build-isolation --editable .
	touch $@

.venv/dev.stamp: .venv/rostra.stamp requirements-dev.lock
	$(BIN)/pip install --quiet --require-hashes -r requirements-dev.lock
	touch $@

demo: setup
	ROSTRA_DATA="$(DATA)" $(BIN)/rostra import $(FILES)
	ROSTRA_DATA="$(DATA)" $(BIN)/rostra serve --port $(PORT)

check: .venv/dev.stamp
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

test: check
	$(BIN)/pytest -n 2 --dist loadfile

bench: .venv/dev.stamp
	$(BIN)/python -m benchmarks

# Needs uv (pip install uv). The lock files name versions and hashes, no host.
lock:
	uv pip compile pyproject.toml --extra build --universal --python-version 3.11 --generate-hashes \
	  --no-emit-index-url --no-header --quiet --upgrade -o requirements.lock
	uv pip compile pyproject.toml --extra build --extra dev --universal --python-version 3.11 --generate-hashes \
	  --no-emit-index-url --no-header --quiet --constraint requirements.lock -o requirements-dev.lock

# After words of the interface changed: what is new in locales/*.po wants a translation.
catalogues: setup
	$(BIN)/pybabel --quiet extract --mapping=pyproject.toml --keywords=Message --no-location --sort-output --width=100 \
	  --omit-header --output=locales/rostra.pot .
	for file in locales/*.po; do \
	  $(BIN)/pybabel --quiet update --input-file=locales/rostra.pot --output-file=$$file --no-fuzzy-matching \
	    --ignore-obsolete --omit-header --width=100 --locale=$$(basename $$file .po); \
	done
	rm locales/rostra.pot

clean:
	rm -rf .venv build dist .mypy_cache .ruff_cache .import_linter_cache .hypothesis
