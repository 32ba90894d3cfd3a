#!/usr/bin/env bash
# No warnings of our own in what the compiler has said. A file that has
# changed since is judged by its last build.
set -euo pipefail
log=$1
warnings=$(grep -E '/(Sources|Tests|Benchmarks)/[A-Za-z]+/.*: warning:' "$log" |
  grep -v '/\.build' | sort -u || true)
if [ -n "$warnings" ]; then
  echo "$warnings" >&2
  echo "warnings: mend them, remove $log and build anew" >&2
  exit 1
fi
echo "warnings: none"
