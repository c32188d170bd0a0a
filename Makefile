# Every target does its own set-up: `make site` works on a bare Debian or Ubuntu with Python 3.11+.
.PHONY: site serve demo test check bench bench-facts bench-readers trials fuzz findings statement environment history test-environment lock update clean

PYTHON ?= python3
BIN := .venv/bin
RUN := $(BIN)/python scripts/build_summaries.py
export PIP_DISABLE_PIP_VERSION_CHECK := 1

site: environment history
	@$(RUN) site

serve: environment history
	@$(RUN) serve

# The demo series: the whole site in .demo/site, then a live preview of it.
demo: environment history
	@$(RUN) site --data examples/demo --docs .demo/docs --site-dir .demo/site
	@$(RUN) serve --data examples/demo

check: environment
	@$(RUN) check

# What the check for equal facts finds of seeded faults, and how often it is wrong.
bench-facts: test-environment
	@$(BIN)/python -m tests.facts.bench

# What the checks of the pages in browsers find, told in the statement on accessibility.
statement: test-environment
	@$(BIN)/python -m tests.statement

# What the project costs beside its peers, at 100 and 1,000 sessions, or at one size:
# `make bench N=100`. A run that was broken off goes on; see bench/README.md.
bench: test-environment .bench/zensical.done
	@$(BIN)/python -m bench $(N)

# Bytes that reach what no earlier ones did, for an hour or `make fuzz MINUTES=10`; what was found
# lies in .fuzz/, and belongs into tests/fuzz/corpus once it is mended.
fuzz: test-environment .fuzz/tools.done
	@PYTHONPATH=src:.fuzz/tools $(BIN)/python -m tests.fuzz $(MINUTES)

.fuzz/tools.done: requirements/fuzz.txt | test-environment
	@$(BIN)/python -m pip install --quiet --upgrade --target .fuzz/tools --require-hashes --requirement $<
	@touch $@

# What takes many trials to see: kills, double runs, payloads. Hours, or one subject:
# `make trials ONLY=site`. The tables are in bench/TRIALS.md.
trials: test-environment
	@$(BIN)/python -m tests.trials $(ONLY)

# What Lighthouse says of the pages on a phone; wants a machine that does nothing else, and npm.
bench-readers: test-environment .bench/readers.done site
	@$(RUN) site --data examples/demo --docs .demo/docs --site-dir .demo/site
	@$(BIN)/python -m bench.readers

.bench/readers.done: requirements/readers/package-lock.json
	@mkdir -p .bench/readers
	@cp requirements/readers/*.json .bench/readers/
	@npm ci --prefix .bench/readers --ignore-scripts --no-audit --no-fund --silent
	@touch $@

.bench/zensical.done: requirements/bench.txt | environment
	@$(BIN)/python -m venv --clear .bench/zensical
	@.bench/zensical/bin/python -m pip install --quiet --require-hashes --requirement $<
	@touch $@

# Surprises of other people's software, each shown again; see findings/README.md.
findings:
	@for one in findings/*.sh; do \
		PYTHON="$(PYTHON)" sh "$$one" || { echo "$$one: no longer so"; changed=1; }; \
	done; exit $${changed:-0}

test: test-environment
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/pytest -n 2

# The environment, locked with hashes. One that is not whole is mended, or made anew.
environment:
	@sh scripts/environment.sh "$(PYTHON)" requirements/site.txt

# The earlier commits, by which pages are dated, where the copy of the repository lacks them.
history:
	@sh scripts/history.sh

test-environment:
	@sh scripts/environment.sh "$(PYTHON)" requirements/test.txt
	@sh scripts/test-tools.sh

# Lock the dependencies anew after a change in pyproject.toml; no address is written.
LOCK := $(BIN)/pip-compile --quiet --strip-extras --allow-unsafe --generate-hashes \
	--no-emit-index-url --no-emit-find-links --no-emit-trusted-host --no-header $(UPGRADE)
LISTS := requirements/site.txt requirements/test.txt requirements/bench.txt
lock: environment
	$(BIN)/python -m pip install --quiet 'pip-tools~=7.5'
	$(LOCK) --extra build --output-file requirements/site.txt pyproject.toml
	$(LOCK) --extra build --extra test --output-file requirements/test.txt pyproject.toml
	$(LOCK) --output-file requirements/bench.txt requirements/bench.in
	$(LOCK) --output-file requirements/fuzz.txt requirements/fuzz.in

# Renew all locks, and say what changed and under which licences, before anyone commits it.
update:
	@$(MAKE) --no-print-directory lock UPGRADE=--upgrade
	@$(BIN)/python scripts/locks.py $(LISTS)

clean:
	rm -rf .venv .demo site
	git clean -fdXq docs overrides
