# The newcomer's four words: demo, test, check, bench.

SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c

SWIFT_FLAGS := --explicit-target-dependency-import-check error
DEMO := data/demo.sqlite
PORT ?= 8080

.PHONY: demo test check bench storm packages build release venv clean

# A realistic county on the embedded database, and the server on it.
demo: release
	scripts/demo.sh $(DEMO) $(PORT)

# Everything, to a full green test run: what has to do with a database runs
# on both engines, beside a PostgreSQL of its own.
test: packages build venv
	scripts/with-postgresql.sh scripts/run-tests.sh sqlite
	scripts/with-postgresql.sh scripts/run-tests.sh postgresql
	$(MAKE) storm ROUNDS=2
	.venv/bin/python Tests/Browser/run.py --fangshi .build/debug/fangshi

# Visits, cases and their notices while server and database are killed.
FANGSHI ?= .build/debug/fangshi
ROUNDS ?= 10
storm:
	python3 Tests/Storm/storm.py --fangshi $(FANGSHI) --rounds $(ROUNDS) \
	  --engine sqlite
	FSYNC=on scripts/with-postgresql.sh python3 Tests/Storm/storm.py \
	  --fangshi $(FANGSHI) --rounds $(ROUNDS) --engine postgresql

# Format, lint, structure and warnings.
check: packages
	swift format lint --strict --recursive \
	  Package.swift Sources Tests Benchmarks
	scripts/check-structure.sh
	$(MAKE) build
	scripts/check-warnings.sh out/build.log

# The performance table on both engines, as ratios to the engine's own limit
# in one run; PERSONS="200000 1000000" adds larger ones.
bench: release
	scripts/bench.sh

packages:
	scripts/install-packages.sh test

# What the compiler says is kept: a build says a warning once.
build: packages
	mkdir -p out
	swift build --build-tests $(SWIFT_FLAGS) 2>&1 | tee -a out/build.log

release:
	scripts/install-packages.sh
	swift build -c release --product fangshi $(SWIFT_FLAGS)

venv: .venv/ready

.venv/ready: Tests/Browser/requirements.txt
	python3 -m venv .venv
	.venv/bin/pip install --quiet -r Tests/Browser/requirements.txt
	touch $@

clean:
	rm -rf .build .venv data out
