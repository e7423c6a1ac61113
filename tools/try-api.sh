#!/usr/bin/env bash
# Tries the REST interface against its own description: schemathesis makes up requests from /openapi of a demo, once as the
# operator and once as a program with an API key, and fails on any 5xx and on any answer that the description lacks.
#
#   tools/try-api.sh [SECONDS] [PORT]      by default 300 and 18480
#
# Needs JDK 25, curl, and Python 3.10 or later with pip. Installs schemathesis into a temporary folder; VENV=FOLDER keeps it.
# shellcheck disable=SC2154,SC1091 # demo.sh sets them.
set -uo pipefail
export LC_ALL=C

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
work=$(mktemp -d)
trap demo_end EXIT
. "$root/tools/demo.sh"
seconds=${1:-300} port=${2:-18480} venv=${VENV:-$work/venv}

[ -x "$venv/bin/schemathesis" ] || { python3 -m venv "$venv" && "$venv/bin/pip" -q install schemathesis; } || exit 1
demo_start "$port"
key=$(curl -sS -u "admin:$password" -H 'Content-Type: application/json' \
  -d '{"name":"try-api","scopes":["invoices","webhooks","admin"]}' "$url/api/v1/admin/keys" |
  sed 's/.*"key":"\([^"]*\)".*/\1/')

# try WHO HEADER OPERATION..: without these operations. A backup would be written wherever a made-up path points, and without
# its Hive nodes, or paused, the gateway rightly answers 503 to everything else.
try() {
  echo "as $1"
  local leave_out=()
  for operation in "${@:3}"; do leave_out+=(--exclude-operation-id "$operation"); done
  (cd "$work" && "$venv/bin/schemathesis" run "$url/openapi?format=json" --url "$url" --header "$2" \
    --max-time $((seconds / 2)) --workers 2 --request-timeout 30 --continue-on-failure --no-color "${leave_out[@]}" --checks \
    not_a_server_error,status_code_conformance,content_type_conformance,response_headers_conformance,response_schema_conformance,unsupported_method,allow_header_conformance) \
    >"$work/$1.txt" 2>&1
  local code=$?
  [ "$code" = 0 ] || sed -n '/= FAILURES/,/= WARNINGS/p; /= ERRORS/,/= WARNINGS/p' "$work/$1.txt"
  sed -n '/Test cases:/,$p' "$work/$1.txt" | grep -v '^ *$'
  return "$code"
}

failed=0
try operator "Authorization: Basic $(printf 'admin:%s' "$password" | base64 -w 0)" backup pause || failed=1
try program "Authorization: Bearer $key" backup pause revokeKey || failed=1
exit "$failed"
