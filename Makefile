# The one command surface. A machine needs Python 3.11 or newer (with venv) and make, nothing else.
# `make` alone lists the targets.

PYTHON ?= python3
VENV ?= .venv
HEAVY ?= .venv-integrations
SCRAPERS ?= .venv-scrapers
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip -qq --disable-pip-version-check --no-input
# for instance make test PYTEST_ARGS="-q tests/quotes"
PYTEST_ARGS ?=
# for instance make mutate MUTATE_ARGS="--sample 100 text/marks.py"
MUTATE_ARGS ?=
# folders of articles (*.txt, or *.json with a "text") that make bench measures beside the embedded samples
BENCH_TEXTS ?= $(wildcard ../shared/gold)

# folders of articles that make fuzz damages beside the embedded samples
FUZZ_TEXTS ?= eval/work $(wildcard ../shared/corpus)

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.SUFFIXES:
.PHONY: help demo test test-clock test-integrations run-integrations run-scrapers check-extras eval cov lint format types docs imports bench hostile fuzz fuzz-text audit mutate field pages lexicon annotations wheel check-wheel clean

help: ## list the targets
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/  make \1\t\2/p' Makefile | expand -t 20

demo: $(VENV)/.core ## install into .venv, parse the embedded dispatches and show what they say
	@$(BIN)/diplonews demo

test: $(VENV)/.core $(VENV)/.group-tests ## install what the tests need, run them, report coverage
	@$(BIN)/coverage run -m pytest $(PYTEST_ARGS)
	@$(BIN)/coverage report --format=total | sed 's/.*/branch coverage: &%/'

test-integrations: ## install every extra into an environment of its own, test with the real libraries
	@$(MAKE) --no-print-directory VENV=$(HEAVY) run-integrations
	@$(MAKE) --no-print-directory VENV=$(SCRAPERS) run-scrapers

run-integrations: $(VENV)/.core $(VENV)/.group-tests $(VENV)/.group-integrations
	@scripts/install_browser.sh
	@$(BIN)/python -m pytest $(PYTEST_ARGS) -m integration tests/integrations tests/test_docs.py --ignore=tests/integrations/scrapers

run-scrapers: $(VENV)/.core $(VENV)/.group-tests $(VENV)/.group-scrapers
	@$(BIN)/python -m pytest $(PYTEST_ARGS) tests/integrations/scrapers

check-extras: wheel ## install the built wheel with each extra into a fresh environment, import what it is for
	@PYTHON="$(CURDIR)/$(BIN)/python" scripts/check_extras.sh

cov: $(VENV)/.core $(VENV)/.group-tests ## run the tests and list the lines they do not reach
	@$(BIN)/coverage run -m pytest -q $(PYTEST_ARGS)
	@$(BIN)/coverage report

lint: $(VENV)/.group-lint ## ruff and codespell
	@$(BIN)/ruff check --output-format concise .
	@$(BIN)/ruff format --check --output-format concise .
	@$(BIN)/codespell README.md CHANGELOG.md CONTRIBUTING.md docs bench Makefile pyproject.toml

format: $(VENV)/.group-lint ## apply ruff's safe fixes and format
	@$(BIN)/ruff check --fix --exit-zero .
	@$(BIN)/ruff format .

types: $(VENV)/.core $(VENV)/.group-typing ## mypy --strict on the library, pyright on tests/typing
	@$(BIN)/mypy
	@$(BIN)/pyright

docs: $(VENV)/.core $(VENV)/.group-docs ## build the documentation, warnings are errors
	@$(BIN)/python -m sphinx -q -n -W --keep-going -b html docs docs/_build/html
	@echo "docs/_build/html/index.html"

imports: $(VENV)/.core $(VENV)/.group-lint ## hold the architecture: who may import whom
	@$(BIN)/lint-imports

bench: $(VENV)/.core ## cost of a parse in token passes, of each layer, and of the import
	@$(BIN)/python bench/import_time.py
	@$(BIN)/python bench/run.py $(BENCH_TEXTS)
	@$(BIN)/python bench/against_dateparser.py $(firstword $(BENCH_TEXTS))
	@$(BIN)/python bench/hostile.py

hostile: $(VENV)/.core ## cost of hostile texts against that of ordinary articles: worst ratio 4, nothing quadratic
	@$(BIN)/python bench/hostile.py

fuzz: $(VENV)/.core $(VENV)/.group-tests ## look for texts that break an invariant: EXAMPLES=100000, or MINUTES=30
	@$(BIN)/python fuzz/run.py $(addprefix --examples ,$(EXAMPLES)) $(addprefix --minutes ,$(MINUTES)) $(addprefix --folder ,$(FUZZ_TEXTS))

fuzz-text: $(VENV)/.core $(VENV)/.group-tests $(VENV)/.group-fuzz ## the text layer under atheris: MINUTES=10
	@mkdir -p .fuzz/text
	@$(BIN)/python fuzz/text_layer.py .fuzz/text -max_total_time=$$(( 60 * $(or $(MINUTES),10) )) -artifact_prefix=.fuzz/

audit: $(VENV)/.core $(VENV)/.group-audit ## known vulnerabilities of what is installed (needs the network)
	@$(PIP) freeze --exclude-editable | $(BIN)/pip-audit --strict --no-deps --disable-pip --progress-spinner off -r /dev/stdin

mutate: $(VENV)/.core $(VENV)/.group-tests $(VENV)/.group-mutate ## changes to the modules that decide most, and whether a test notices
	@$(BIN)/python bench/mutate.py --show $(MUTATE_ARGS)

field: $(VENV)/.core ## the same articles through the tools of the field, each in an environment made on demand
	@$(BIN)/python bench/field.py $(firstword $(BENCH_TEXTS) eval/check)

test-clock: $(VENV)/.core $(VENV)/.group-clock ## the tests of dates and of the pipeline with the clock two years ahead
	@$(BIN)/python scripts/two_years_on.py $(PYTEST_ARGS) tests/dates tests/test_pipeline.py

pages: $(VENV)/.core ## rewrite what pages take from tables and rules, and the README's figures (bench/results.md, eval/check)
	@$(BIN)/python scripts/build_coding_book.py
	@$(BIN)/python scripts/build_date_table.py
	@$(BIN)/python scripts/build_quote_pages.py
	@$(BIN)/python scripts/build_rules_page.py
	@$(BIN)/python scripts/refresh_figures.py

eval: $(VENV)/.core ## figures on the annotated dispatches, working set and check set
	@$(BIN)/python eval/compare.py

lexicon: $(VENV)/.core $(VENV)/.group-lexicon ## rebuild the generated tables and compare with what is committed
	@$(BIN)/python scripts/build_verb_forms.py --check
	@$(BIN)/python scripts/build_coding_book.py --check
	@$(BIN)/python scripts/build_date_table.py --check
	@$(BIN)/python scripts/build_quote_pages.py --check
	@$(BIN)/python scripts/build_rules_page.py --check

annotations: $(VENV)/.made ## rebuild the annotated dispatches and compare with what is committed
	@$(BIN)/python eval/tools/annotate.py eval/work --check
	@$(BIN)/python eval/tools/annotate.py eval/check --check

wheel: $(VENV)/.group-build ## build the wheel and the source distribution into dist/
	@rm -rf dist
	@said=$$($(BIN)/python -m build --outdir dist . 2>&1) || { echo "$$said" >&2; exit 1; }
	@ls dist

check-wheel: wheel $(VENV)/.group-lint ## test the built wheel in a fresh environment, without src/
	@$(BIN)/check-wheel-contents dist/*.whl
	@PYTHON="$(CURDIR)/$(BIN)/python" scripts/check_wheel.sh

clean: ## remove what the targets made, the virtual environments too
	rm -rf $(VENV) $(HEAVY) $(SCRAPERS) build dist docs/_build htmlcov .coverage .coverage.* .hypothesis
	rm -rf .mypy_cache .pytest_cache .ruff_cache .import_linter_cache

# Stamps: a target that is already installed costs one look at a file.

$(VENV)/.made:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "diplonews needs Python 3.11 or newer, and '$(PYTHON)' is not: name one with make PYTHON=python3.11" >&2; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || { echo "$(PYTHON) has no venv module: install the Debian package python3-venv" >&2; exit 1; }
	@$(PYTHON) -m venv $(VENV)
	@$(PIP) install --upgrade "pip>=25.1"
	@touch $@

$(VENV)/.core: pyproject.toml $(VENV)/.made
	@echo "installing diplonews into $(VENV) ..."
	@$(PIP) install --editable .
	@touch $@

$(VENV)/.group-%: pyproject.toml $(VENV)/.made
	@echo "installing the $* group into $(VENV) ..."
	@$(PIP) install --group $*
	@touch $@
