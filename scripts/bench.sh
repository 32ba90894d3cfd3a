#!/usr/bin/env bash
# The performance table on both engines: every figure beside the engine's own
# limit, measured in the same run, and a plot of how cost grows. PERSONS adds
# larger counties and provinces, as PERSONS="200000 1000000".
set -euo pipefail
cd "$(dirname "$0")/.."
export BENCH=${BENCH:-.build/release/fangshi-bench}
export RESULTS=out/bench/results.csv

if [ "${1:-}" = sizes ]; then # sizes OPTIONS…: one engine
  shift
  for persons in ${SIZES:-14536 50000}; do
    $BENCH --persons $persons --results $RESULTS "$@"
  done
  for persons in ${PERSONS:-}; do
    $BENCH --persons "$persons" --results $RESULTS --without-saves "$@"
    rm -f "out/bench/bench-$persons.sqlite"*
  done
  exit
fi

swift build -c release --product fangshi-bench
mkdir -p out/bench
rm -f $RESULTS
scripts/bench.sh sizes
FSYNC=on SHARED_BUFFERS=1GB scripts/with-postgresql.sh \
  bash -c 'scripts/bench.sh sizes --server "$FANGSHI_TEST_SERVER"'
python3 scripts/plot-bench.py $RESULTS out/bench/growth.svg
scripts/bench-pages.py
scripts/bench-http.sh sqlite
FSYNC=on scripts/with-postgresql.sh scripts/bench-http.sh postgresql
