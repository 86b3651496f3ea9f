# Each target sets up what it needs in .venv and then calls tito or pytest.
PYTHON ?= python3
BIN := .venv/bin

.PHONY: course test check bench lab build lock clean

course: .venv/.course   ## run the whole course on a sample class
	$(BIN)/tito demo

test: .venv/.test   ## run all tests, lint and type checks
	$(BIN)/pytest

check: .venv/.course   ## prove that the tests of every module are right
	$(BIN)/tito check

bench: .venv/.test   ## measure everything, and write the figures into the documents
	$(BIN)/python -m benchmarks --write

lab: .venv/.course   ## open the first module in JupyterLab
	$(BIN)/tito lab

build: .venv/.course   ## make notebooks and package from the sources
	$(BIN)/tito build

.venv/.course: binder/requirements.txt pyproject.toml
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11, 5) and "Python 3.11.5 or later is needed: make PYTHON=python3.12")'
	$(PYTHON) -m venv .venv
	$(BIN)/pip install --quiet -r binder/requirements.txt
	$(BIN)/pip install --quiet --no-deps --no-build-isolation -e .
	touch $@

.venv/.test: .venv/.course requirements-dev.txt
	$(BIN)/pip install --quiet -r requirements-dev.txt
	touch $@

COMPILE := CUSTOM_COMPILE_COMMAND="make lock" $(BIN)/pip-compile --quiet --strip-extras --allow-unsafe \
	--no-emit-index-url --no-emit-find-links --no-emit-trusted-host

lock: .venv/.test   ## pin the newest versions that pyproject.toml allows
	$(COMPILE) --upgrade --output-file binder/requirements.txt pyproject.toml
	$(COMPILE) --upgrade --extra dev,cluster,postgres --constraint binder/requirements.txt --output-file requirements-dev.txt pyproject.toml

clean:   ## remove the environment and caches; never submissions, marks or notebooks
	rm -rf .venv .cache .pytest_cache .mypy_cache .ruff_cache .hypothesis
