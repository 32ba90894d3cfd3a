#!/usr/bin/env bash
# Saves visits over HTTP from 32 connections with wrk, and prints latency.
set -euo pipefail
cd "$(dirname "$0")/.."
command -v wrk >/dev/null || {
  echo "wrk is missing: apt-get install wrk" >&2
  exit 1
}
fangshi=${FANGSHI:-.build/release/fangshi}
work=out/bench-http
port=${PORT:-8791}
rm -rf "$work"
mkdir -p "$work"

$fangshi demo --db "$work/county.sqlite" --until 2026-06-20 >"$work/accounts"
$fangshi serve --db "$work/county.sqlite" --port "$port" >"$work/log" 2>&1 &
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
curl -s -H "Cookie: $cookie" "$base/today" |
  grep -o '/households/[^"/]*/visits/new' | sort -u |
  sed 's#/households/\(.*\)/visits/new#\1#' >"$work/households"
worker=$(sqlite3 "$work/county.sqlite" \
  "SELECT worker_no FROM accounts WHERE login = '$login'")
COOKIE=$cookie ORIGIN=$base WORKER=$worker HOUSEHOLDS=$work/households \
  wrk -t2 -c32 -d10s --latency -s scripts/bench-save.lua "$base"
curl -s -o /dev/null -w 'today: %{time_total} s, %{size_download} bytes\n' \
  -H "Cookie: $cookie" "$base/today"
ps -o rss= -p $server | awk '{printf "server resident: %d MB\n", $1/1024}'
$fangshi ledger verify --db "$work/county.sqlite"
