# For the scripts beside it, which read it with ".": a demo of their own, in a temporary folder that is deleted at the end.
# shellcheck shell=bash disable=SC2034,SC2154 # What it sets and takes is the caller's.

# demo_start PORT [JAVA_OPTION..]: sets url, password and control once the gateway answers.
demo_start() {
  url=http://127.0.0.1:$1
  mkdir -p "$work/demo"
  (cd "$work/demo" && HIVEBOLT_HTTP_PORT=$1 JAVA_TOOL_OPTIONS=${*:2} exec "$root/hivebolt" demo) \
    >"$work/demo.txt" 2>&1 &
  demo=$!
  for _ in $(seq 600); do
    kill -0 "$demo" 2>/dev/null || break
    grep -q 'Stop it with' "$work/demo.txt" && break
    sleep 1
  done
  password=$(sed -n 's:.*admin / ::p' "$work/demo.txt")
  control=$(sed -n 's:.*Play the world *\([^ ]*\).*:\1:p' "$work/demo.txt")
  [ -n "$control" ] || { cat "$work/demo.txt"; exit 1; }
  for _ in $(seq 120); do
    curl -sS "$url/api/v1/status" | grep -q '"overall":"up"' && return
    sleep 1
  done
}

# The caller's trap: ends the demo and forgets everything.
# shellcheck disable=SC2317 # Called by traps.
demo_end() {
  [ -z "${demo:-}" ] || { kill "$demo" 2>/dev/null; wait "$demo"; }
  rm -rf "$work"
}
