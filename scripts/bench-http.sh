#!/usr/bin/env bash
# Saves visits over HTTP from 32 connections with wrk, and prints latency:
# on SQLite, and beside scripts/with-postgresql.sh on PostgreSQL.
set -euo pipefail
cd "$(dirname "$0")/.."
engine=${1:-sqlite}
for tool in wrk curl sqlite3; do
  command -v $tool >/dev/null || {
    echo "$tool is missing: apt-get install $tool" >&2
    exit 1
  }
done
fangshi=${FANGSHI:-.build/release/fangshi}
work=out/bench-http
port=${PORT:-8791}
rm -rf "$work"
mkdir -p "$work"
file=$work/county.sqlite
export FANGSHI_KEY_FILE=$work/county.key

$fangshi demo --db "$file" --until 2026-06-20 >"$work/accounts"
database=$file
if [ "$engine" = postgresql ]; then
  psql -qX "$FANGSHI_TEST_SERVER/postgres" -c "CREATE DATABASE bench"
  database=$FANGSHI_TEST_SERVER/bench
  $fangshi copy --from "$file" --to "$database" >/dev/null
fi
$fangshi serve --db "$database" --port "$port" >"$work/log" 2>&1 &
server=$!
trap 'kill $server 2>/dev/null || true' EXIT
base=http://127.0.0.1:$port
for _ in $(seq 50); do
  curl -sf "$base/health" >/dev/null && break
  sleep 0.2
done

read -r _ _ login password < <(grep ' township ' "$work/accounts")
cookie=$(curl -s -D - -o /dev/null -H "Origin: $base" \
  -d "login=$login&password=$password" "$base/session" |
  sed -n 's/^[Ss]et-[Cc]ookie: \([^;]*\).*/\1/p')
worker=$(sqlite3 "$file" \
  "SELECT worker_no FROM accounts WHERE login = '$login'")
# Every household of the township, as its workers would visit them; a
# household with a suspected disability has questions that must be answered.
sqlite3 "$file" "SELECT household_no FROM households h
  JOIN accounts a ON a.login = '$login' AND h.village / 1000 = a.area
  WHERE h.standing = 1 AND h.valid_to IS NULL AND NOT EXISTS (
    SELECT 1 FROM stays s JOIN persons p
      ON p.county = s.county AND p.person_id = s.person_id
      AND p.standing = 1 AND p.is_suspected = 1
    WHERE s.county = h.county AND s.household_id = h.household_id)" \
  >"$work/households"
export COOKIE=$cookie ORIGIN=$base WORKER=$worker HOUSEHOLDS=$work/households
save() { wrk -t2 -c32 -d10s --latency -s scripts/bench-save.lua "$base" | tail -1; }
echo "visits saved over HTTP by 32 clients, $engine:"
echo "as fast as they are answered: $(save)"
echo "25 ms between an answer and the next save: $(PAUSE=25 SEED=1 save)"
curl -s -o /dev/null -w 'today: %{time_total} s, %{size_download} bytes\n' \
  -H "Cookie: $cookie" "$base/today"
ps -o rss= -p $server | awk '{printf "server resident: %d MB\n", $1/1024}'
$fangshi ledger verify --db "$database"
