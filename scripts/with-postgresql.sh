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
# One role must give its password, to be refused with a wrong one.
sed -i '1i host all guarded 127.0.0.1/32 scram-sha-256' \
  "$place/data/pg_hba.conf"
# Durability is PostgreSQL's own matter; FSYNC=on where it is to be proved.
cat >>"$place/data/postgresql.conf" <<END
port = $port
listen_addresses = '127.0.0.1'
unix_socket_directories = '$place'
max_connections = ${MAX_CONNECTIONS:-400}
shared_buffers = ${SHARED_BUFFERS:-256MB}
fsync = ${FSYNC:-off}
max_pred_locks_per_transaction = 256
END
"${as_owner[@]}" "$bin/pg_ctl" -D "$place/data" -w -l "$place/log" start \
  >/dev/null || {
  cat "$place/log" >&2
  exit 1
}
cd "$OLDPWD"
# To stop it at once and start it again, as the storm does.
export FANGSHI_TEST_CONTROL="${as_owner[*]} $bin/pg_ctl -D $place/data -l $place/log"
export FANGSHI_TEST_SERVER=postgres://fangshi@127.0.0.1:$port
"$@"
