# make demo   the whole way on the bundled site
# make test   lint, types, layers, tests
# make coverage   the tests once more, and which lines no test runs
# make eval-text   citations, words, numbers, dates and periods read off real and written texts
# make eval-crawl   crawl every simulated site, print what was found
# make eval-extraction   articles read off written pages, beside other readers
# make eval-labels   each labeler on each labelled corpus; what was tried, and what it gave
# make eval-audit   tally claims read off annotated passages, and off passages that hold none
# make model   train the model that ships anew, from corpora/labelled
# make install-browser   Debian's Chromium, in which the web page is tested (as root)
# make pictures   docs/images: the report, the terminal and the page, from the demo
# make test-portals   crawls of real portal systems on loopback, which it installs (Debian, npm)
# make bench   how fast, beside what: every table of docs/benchmarks.md, and out/bench.json
# make docs   the documentation's site, into site/; a broken link or an unknown name is an error
# make lock   renew requirements.lock from pyproject.toml

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
ifeq ($(OS),Windows_NT)
BIN := $(VENV)/Scripts
endif

# The theme's own notice about its successor, at every build.
export NO_MKDOCS_2_WARNING := 1
# Tests and documentation start hundreds of processes: none should compile the project anew.
export PYTHONDONTWRITEBYTECODE :=

.PHONY: demo docs test test-portals install-portals install-browser pictures lint types layers check-tests coverage install corpus model bench eval-labels eval-text eval-audit eval-crawl eval-extraction lock clean

install: $(VENV)/.installed

$(VENV)/.installed: requirements.lock pyproject.toml
	$(PYTHON) tools/make_venv.py $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes --no-deps -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	$(BIN)/python -c "import pathlib; pathlib.Path('$(VENV)/.installed').touch()"

demo: install
	$(BIN)/cchc demo -o out

test: lint types layers check-tests

docs: install
	$(BIN)/python -m mkdocs build --strict

lint: install
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: install
	$(BIN)/mypy

layers: install
	$(BIN)/lint-imports

check-tests: install
	$(BIN)/pytest -n auto --dist loadfile --no-loadscope-reorder

coverage: install
	$(BIN)/pytest --cov -n auto --dist loadfile --no-loadscope-reorder

install-browser: install
	$(BIN)/python tools/install_browser.py

pictures: install
	$(BIN)/python tools/make_pictures.py

install-portals: install
	$(BIN)/python tools/install_portals.py

test-portals: install-portals
	$(BIN)/pytest tests_portals

corpus: install
	$(BIN)/python corpora/so-nnptnt-2023/build.py

bench: install
	$(BIN)/python -m benchmarks.run_all

model: install
	$(BIN)/python tools/make_model.py
	$(BIN)/python tools/quality_floor.py

eval-labels: install
	$(BIN)/python -m benchmarks.eval_classification
	$(BIN)/python -m benchmarks.try_labelers --spacy

eval-audit: install
	$(BIN)/python benchmarks/eval_claims.py

eval-crawl: install
	$(BIN)/python -m tests.sites

eval-text: install
	$(BIN)/python -m benchmarks.eval_text

eval-extraction: install
	$(BIN)/python -m benchmarks.eval_extraction
	$(BIN)/python -m benchmarks.eval_extraction --pages tests.unseen_pages.everything

lock: install
	$(BIN)/python -m pip install --quiet --disable-pip-version-check uv
	$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header \
		--extra dev -o requirements.lock pyproject.toml

clean:
	$(PYTHON) -c "import shutil; [shutil.rmtree(d, ignore_errors=True) for d in ('$(VENV)', 'out', 'dist', 'build', 'site')]"
