#!/usr/bin/env bash
# Installs the system packages that the build needs, and with `test` those of
# the tests too, through apt where they are missing; elsewhere it names what
# to install.
set -euo pipefail

needed=()
need() { # need PACKAGE TEST…: PACKAGE is missing where TEST fails
  local package=$1
  shift
  "$@" >/dev/null 2>&1 || needed+=("$package")
}

need libsqlite3-dev test -e /usr/include/sqlite3.h
need libpq-dev test -e /usr/include/postgresql/libpq-fe.h
need libxlsxwriter-dev test -e /usr/include/xlsxwriter.h
need libqrencode-dev test -e /usr/include/qrencode.h
if [ "${1:-}" = test ]; then
  need postgresql sh -c 'ls /usr/lib/postgresql/*/bin/initdb'
  need python3-venv python3 -c 'import venv, ensurepip'
  need chromium sh -c 'command -v chromium || command -v chromium-browser'
  need chromium-driver sh -c 'command -v chromedriver'
  need fonts-noto-cjk sh -c 'ls /usr/share/fonts/opentype/noto/*CJK*'
fi

command -v swift >/dev/null || {
  echo "Swift 6.2 or later is needed: https://www.swift.org/install" >&2
  exit 1
}

[ ${#needed[@]} -eq 0 ] && exit 0

if ! command -v apt-get >/dev/null; then
  echo "Please install the counterparts of these Debian packages:" >&2
  printf '  %s\n' "${needed[@]}" >&2
  exit 1
fi

sudo=""
[ "$(id -u)" -eq 0 ] || sudo=sudo
echo "Installing: ${needed[*]}" >&2
$sudo apt-get update -qq
$sudo env DEBIAN_FRONTEND=noninteractive \
  apt-get install -y -qq --no-install-recommends "${needed[@]}" >/dev/null
