#!/usr/bin/env bash
# The tests of the program on one engine, and how many there were.
set -euo pipefail
cd "$(dirname "$0")/.."
engine=$1
export FANGSHI_TEST_ENGINE=$engine
fangshi=.build/debug/fangshi
flags="--explicit-target-dependency-import-check error"

if [ "$engine" = sqlite ]; then
  swift test $flags
  seeds=20
else
  # One at a time: every test keeps a few connections.
  swift test $flags --no-parallel
  seeds=8
fi
.venv/bin/python Tests/Conformance/cases.py --fangshi $fangshi
.venv/bin/python Tests/Conformance/test_conformance.py \
  --fangshi $fangshi --seeds $seeds
echo "engine $engine: all of the above"
