#!/usr/bin/env bash
# The performance table: every figure beside the engine's own limit, measured
# in the same run. PERSONS=1000000 adds the province (read and judge).
set -euo pipefail
cd "$(dirname "$0")/.."
swift build -c release --product fangshi-bench
bench=.build/release/fangshi-bench
$bench --persons 14536
$bench --persons 50000
scripts/bench-http.sh sqlite
FSYNC=on scripts/with-postgresql.sh scripts/bench-http.sh postgresql
if [ "${PERSONS:-0}" -gt 50000 ]; then
  $bench --persons "$PERSONS" --read-only
fi
