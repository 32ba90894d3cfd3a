#!/usr/bin/env bash
# Makes the demonstration county where it is missing, and serves it.
set -euo pipefail
cd "$(dirname "$0")/.."
database=$1
port=$2
mkdir -p "$(dirname "$database")"

if [ ! -e "$database" ]; then
  echo "Making a synthetic county; nobody in it exists." >&2
  .build/release/fangshi demo --db "$database.part" | tee "$database.accounts"
  for suffix in "" -wal -shm .key; do
    [ -e "$database.part$suffix" ] &&
      mv "$database.part$suffix" "$database$suffix"
  done
fi
echo
echo "Accounts (登录 role login password):"
cat "$database.accounts"
echo "The administrator is asked for a code; this prints the one of now:"
echo "  .build/release/fangshi account code FANGSHI2DEMO3FANGSHI2DEMO3FANGSH"
echo
echo "The server runs until you press Ctrl-C. Open:"
exec .build/release/fangshi serve --db "$database" --port "$port"
