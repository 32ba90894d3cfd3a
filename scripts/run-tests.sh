#!/usr/bin/env bash
# The tests of the program on one engine, and how many there were.
set -euo pipefail
cd "$(dirname "$0")/.."
engine=$1
export FANGSHI_TEST_ENGINE=$engine
fangshi=.build/debug/fangshi
flags="--explicit-target-dependency-import-check error"

# As many at a time as given: no test waits long for the others, and a server
# has connections for all. The log is long: what failed is said again at its
# end.
run_tests() {
  local log=out/tests-$engine.log
  mkdir -p out
  swift test $flags --experimental-maximum-parallelization-width "$1" 2>&1 |
    tee "$log" && return
  echo "what failed on $engine, from $log:"
  grep -aE '✘|error:|Fatal error|unexpected signal' "$log" | cut -c1-600 |
    tail -30
  exit 1
}

if [ "$engine" = sqlite ]; then
  run_tests 8
  seeds=20
else
  run_tests 4
  seeds=8
fi
.venv/bin/python Tests/Conformance/cases.py --fangshi $fangshi
.venv/bin/python Tests/Conformance/test_conformance.py \
  --fangshi $fangshi --seeds $seeds
echo "engine $engine: all of the above"
