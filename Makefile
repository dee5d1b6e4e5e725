# The front door. Everything behind it is plain pip, MkDocs and pytest: see README.md.
PYTHON ?= python3
BIN := .venv/bin
export NO_MKDOCS_2_WARNING := 1
# The tests start Python a few hundred times: each time it would translate the same programs anew.
unexport PYTHONDONTWRITEBYTECODE

.DEFAULT_GOAL := help
.PHONY: help site serve test downloads access speed links audit latest bench mutants pins clean

help: ## Show this list
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 12

GENERATOR ?= mkdocs
BUILD.mkdocs := $(BIN)/mkdocs build
BUILD.zensical := $(BIN)/python -m scripts zensical

site: .venv/installed ## Run every snippet and build the site into site/ (GENERATOR=zensical: with that)
	$(BUILD.$(GENERATOR))
	@echo "Built. Look at it:  $(BIN)/python -m http.server --directory site 8000   then open http://localhost:8000/"

serve: .venv/installed ## Show the site while you write, on http://localhost:8000/
	$(BIN)/mkdocs serve --livereload

test: .venv/installed .venv/chromium ## Run every test
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/pytest -n 3 --dist loadscope --no-loadscope-reorder

audit: .venv/installed ## Run every snippet twice more, in another time zone, order, locale ...: does anything move?
	$(BIN)/python -m scripts.audit

# On Linux, pip takes a PyTorch with several GB of CUDA for `torch`. To keep it out, set PIP_EXTRA_INDEX_URL as README.md
# says; where pip finds no small one for the newest version, name one that is: make latest LATEST="numpy torch==2.13.0".
LATEST ?= numpy matplotlib scikit-learn torch $(if $(filter Darwin,$(shell uname)),mlx,mlx[cpu])
LATEST_ENV ?= .venv/latest

latest: .venv/installed ## Run every snippet with the newest versions, or LATEST="numpy ...", and report what moves
	$(PYTHON) -m venv $(LATEST_ENV)
	$(LATEST_ENV)/bin/pip install --quiet --upgrade --upgrade-strategy eager $(LATEST)
	$(BIN)/python -m scripts.drift $(LATEST_ENV)/bin/python

downloads: .venv/installed ## Install and run what a reader downloads, every program of it
	$(BIN)/pytest -s -m download tests/test_downloads.py

access: .venv/installed .venv/chromium ## Let axe-core look at every page of site/, on phone and desk, in light and dark
	$(BIN)/python -m tests.access

speed: .venv/installed .venv/chromium ## Let Lighthouse measure every page of site/
	$(BIN)/python -m tests.speed

links: .venv/installed ## Ask the other hosts whether the links of site/ to them still arrive
	$(BIN)/python -m tests.links

bench: .venv/installed ## Measure what the engine costs, on books of up to 1,000 programs, and how long an author waits
	$(BIN)/python -m tests.bench
	$(BIN)/python -m tests.bench_serve

mutants: .venv/installed ## Change the snippets' arithmetic in many places: do the tests notice?
	$(BIN)/python -m tests.mutants

pins: ## Take the newest versions that pyproject.toml admits into constraints.txt
	rm -rf .venv/pins && $(PYTHON) -m venv .venv/pins
	.venv/pins/bin/pip install -r requirements.txt -e '.[site,test]'
	(head -1 constraints.txt; .venv/pins/bin/pip freeze --exclude-editable | sed 's/+cpu//') > constraints.new
	mv constraints.new constraints.txt

clean: ## Remove the site and every kept result
	rm -rf site site.next site.old .cache

.venv/installed: requirements.txt constraints.txt pyproject.toml moves/package-lock.json
	$(PYTHON) -m venv .venv
	$(BIN)/pip install --quiet -r requirements.txt -c constraints.txt -e '.[site,test]'
	PATH="$(CURDIR)/$(BIN):$$PATH" npm ci --prefix moves --ignore-scripts --no-audit --no-fund --loglevel=error
	@touch $@

# The tests look at the site in a real browser.
.venv/chromium: .venv/installed
	$(BIN)/python -m tests.browser
	@touch $@
