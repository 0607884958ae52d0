# Two commands from a fresh clone: `make demo` and `make test`. Everything they need they install into .venv.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
AS_OF := 2026-12-10
LAWS ?= ../shared/laws
SEED ?= ../shared/seed
SAMPLE ?= enforce
JOBS ?= 2

export PIP_DISABLE_PIP_VERSION_CHECK := 1
export PYTHONUTF8 := 1

.DEFAULT_GOAL := help
.PHONY: help demo test check-examples citations citations-check lint types docs docs-check schemas schemas-check \
        golden wheel-test encoding-test bench examples fuzz properties faults mutation mutation-sample screenshots redaction-score clean

help: ## Show these targets.
	@grep -E '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:[^#]*## /\t/' | expand -t 18

$(READY): requirements-dev.txt pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --require-hashes --requirement requirements-dev.txt
	$(BIN)/python -m pip install --quiet --no-deps --no-build-isolation --editable .
	@touch $(READY)

demo: $(READY) ## The main job on example_cases/: judge, catch a broken case, open one, disclose a decision.
	$(BIN)/python -m tools.demo --as-of $(AS_OF)

test: $(READY) ## All tests.
	$(BIN)/python -m pytest -n $(JOBS) --dist loadfile

# The ledger of the examples is made anew whenever they change. In the history of this project that is what the tool calls
# altered, so they are judged as the repository of their own that they stand for.
EXAMPLES := build/example_cases

$(EXAMPLES): FORCE
	@rm -rf $@ && mkdir -p build && cp -R example_cases $@
	@git -C $@ init --quiet && git -C $@ add --all && git -C $@ -c user.name=enforce \
		-c user.email=enforce@example.invalid -c commit.gpgsign=false commit --quiet --message "Example cases"

FORCE:

check-examples: $(READY) $(EXAMPLES) ## Judge the example repository on its day.
	$(BIN)/enforce --repo $(EXAMPLES) --as-of $(AS_OF) check

redaction-score: $(READY) ## How well redaction does on the labelled sentences, and on those held out.
	$(BIN)/python -m tools.redaction_score

citations: $(READY) ## Look every citation up in the texts of the laws; writes docs/citations.md.
	$(BIN)/python -m tools.citations --laws $(LAWS) --seed $(SEED)

citations-check: $(READY) ## The same, comparing with the committed docs/citations.md.
	$(BIN)/python -m tools.citations --laws $(LAWS) --seed $(SEED) --check

lint: $(READY) ## ruff.
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(READY) ## mypy, strict.
	$(BIN)/mypy

schemas: $(READY) ## Write schemas/ from tools/schemas/.
	$(BIN)/python -m tools.build_schemas

schemas-check: $(READY) ## Compare schemas/ with tools/schemas/.
	$(BIN)/python -m tools.build_schemas --check

docs: $(READY) schemas ## Generate docs from the code.
	$(BIN)/python -m tools.build_docs

docs-check: $(READY) schemas-check ## Compare the generated docs.
	$(BIN)/python -m tools.build_docs --check

encoding-test: $(READY) $(EXAMPLES) ## One run with every implicit text encoding an error (Chinese Windows defaults to GBK).
	$(BIN)/python -X warn_default_encoding -W error::EncodingWarning -m enforcement_cli \
		--repo $(EXAMPLES) --as-of $(AS_OF) check --format json >/dev/null

wheel-test: $(READY) ## Build wheel and sdist, install the wheel into an empty environment, run the main job there.
	$(BIN)/python -m tools.wheel_test

bench: $(READY) ## Benchmarks, as ratios against peers and floors; writes benchmarks/RESULTS.md.
	$(BIN)/python -m benchmarks.run

screenshots: $(READY) ## Take pictures of the public site at three widths; writes docs/screenshots/.
	$(BIN)/python -m tools.screenshots

golden: $(READY) ## Rewrite tests/golden; `git diff` is the review.
	ENFORCE_GOLDEN=write $(BIN)/python -m pytest -q tests/test_examples.py

fuzz: $(READY) ## The long runs of the loader's mutation test and of the disguises of personal data.
	ENFORCE_FUZZ=20000 $(BIN)/python -m pytest -q tests/cases
	DISGUISE_ROUNDS=400 $(BIN)/python -m pytest -q tests/public/detect/test_disguises.py

properties: $(READY) ## The long run of the property tests, and one thing at a time taken from every sound case.
	ENFORCE_PROPERTIES=full $(BIN)/python -m pytest -q tests/law/test_properties.py tests/law/test_pauses_unpublished.py \
		tests/law/test_removals.py

faults: $(READY) ## The long run of faults, part by part: every step of every fault, 60 kills, 200 rounds of four, 50 two-clone histories.
	$(BIN)/python -m tools.faults --jobs $(JOBS)

mutation: $(READY) ## Every small wrong version of the law's modules against their tests (an hour and more).
	$(BIN)/python -m tools.mutation.run --jobs $(JOBS)

mutation-sample: $(READY) ## The same for a sample of the modules that have been judged in full (docs/mutation.md).
	$(BIN)/python -m tools.mutation.run --jobs $(JOBS) --sample 80 --seconds 120 --proven --seed $(SAMPLE)

clean: ## Remove the environment and caches.
	rm -rf $(VENV) .pytest_cache .mypy_cache .ruff_cache dist build
