#!/usr/bin/env bash
# Runs a command beside a PostgreSQL of its own: a temporary cluster on the
# loopback, gone afterwards. FANGSHI_TEST_SERVER names it to the command.
set -euo pipefail

bin=$(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -V | tail -1)
bin=${bin:-$(dirname "$(command -v initdb || true)")}
[ -x "$bin/initdb" ] || {
  echo "PostgreSQL is missing: scripts/install-packages.sh names it" >&2
  exit 1
}
place=$(mktemp -d /tmp/fangshi-postgresql.XXXXXX)
port=$(python3 -c 'import socket
s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])')

# PostgreSQL refuses to run as root.
as_owner=()
if [ "$(id -u)" -eq 0 ]; then
  chown postgres "$place"
  as_owner=(setpriv --reuid postgres --regid postgres --clear-groups)
fi
stop() {
  "${as_owner[@]}" "$bin/pg_ctl" -D "$place/data" -m immediate stop \
    >/dev/null 2>&1 || true
  rm -rf "$place"
}
trap stop EXIT

cd "$place"
"${as_owner[@]}" "$bin/initdb" -D "$place/data" -U fangshi --auth=trust \
  --encoding=UTF8 --locale=C >/dev/null
# Durability is PostgreSQL's own matter; ours is tested with it on.
"${as_owner[@]}" "$bin/pg_ctl" -D "$place/data" -w -l "$place/log" start \
  -o "-p $port -c listen_addresses=127.0.0.1 -k $place \
      -c max_connections=${MAX_CONNECTIONS:-400} \
      -c shared_buffers=256MB -c fsync=${FSYNC:-off} \
      -c max_pred_locks_per_transaction=256" >/dev/null || {
  cat "$place/log" >&2
  exit 1
}
cd "$OLDPWD"
export FANGSHI_TEST_SERVER=postgres://fangshi@127.0.0.1:$port
"$@"
