#!/usr/bin/env bash
# The structure's own rules: who may import whom, how long a file may be,
# words that must not stand in the sources.
set -euo pipefail
cd "$(dirname "$0")/.."
failed=0
fail() { echo "structure: $*" >&2; failed=1; }

# Casework imports nothing, not even Foundation.
if grep -rnE '^\s*(public |package |internal )?import ' Sources/Casework; then
  fail "Casework is pure: it imports nothing."
fi
# Only Database knows the engine.
if grep -rnlE 'import (GRDB|GRDBSQLite)' Sources | grep -v '^Sources/Database/'
then
  fail "GRDB is imported by Database alone."
fi
# Web and the command line perform operations; they touch no records, no SQL.
if grep -rnE 'import (Records|Database)$' Sources/Web Sources/fangshi \
  Sources/Exchange Sources/Demonstration; then
  fail "Only Operations stands on Records."
fi
if grep -rnE '(SELECT|INSERT INTO|UPDATE|DELETE FROM) ' \
  Sources/Web Sources/fangshi Sources/Exchange Sources/Operations \
  Sources/Casework Sources/Policies --include='*.swift'; then
  fail "SQL stands in Records and Database alone."
fi
# Hummingbird stays in Web.
if grep -rnlE 'import Hummingbird' Sources | grep -v '^Sources/Web/'; then
  fail "HTTP stays in Web."
fi
# Missing names.
if find Sources -type d | grep -E '/(Utils|Helpers|Extensions|Common|Core)$'
then
  fail "A folder of that name is a missing name."
fi
# Long files: split before 300 lines.
while read -r lines file; do
  [ "$file" = total ] && continue
  [ "$lines" -le 300 ] || fail "$file has $lines lines; split it by noun."
done < <(find Sources -name '*.swift' -print0 | xargs -0 wc -l)
# Traps on input, and notes to self.
if grep -rnE '\btry!|fatalError\(|TODO|FIXME' Sources --include='*.swift'
then
  fail "No traps on input and no open ends in the sources."
fi
# Paths of a machine.
if git grep -nIE '/(root|home/[a-z]+)/' -- . ':!scripts/check-structure.sh'
then
  fail "A path of somebody's machine stands in a tracked file."
fi

[ "$failed" -eq 0 ] && echo "structure: all rules hold"
exit "$failed"
