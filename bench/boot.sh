#!/usr/bin/env bash
# How long until the gateway is ready, against the same web application on stock Payara Micro with default flags.
# Usage: ./hivebolt bench boot [PAIRS]; prints each pair, the medians, their ratio, and memory at rest.
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
pairs=${1:-5}
jar=${HIVEBOLT_JAR:-$root/app/target/hivebolt.jar}
unset HIVEBOLT_JAR
java=$("$root/hivebolt" jdk)/bin/java
version=$(sed -n 's/.*<payara.version>\(.*\)<.*/\1/p' "$root"/pom.xml "$root"/app/pom.xml | head -1)
stock=$HOME/.m2/repository/fish/payara/extras/payara-micro/$version/payara-micro-$version.jar
[ -f "$jar" ] || { echo "build first: there is no $jar" >&2; exit 1; }
[ -f "$stock" ] || { echo "there is no $stock; build once, Maven fetches it" >&2; exit 1; }

work=$(mktemp -d)
gateway=
clean() { [ -z "$gateway" ] || kill -KILL "$gateway" 2>/dev/null || true; rm -rf "$work"; }
trap clean EXIT

export HIVEBOLT_HTTP_HOST=127.0.0.1 HIVEBOLT_HTTP_PORT=${HIVEBOLT_HTTP_PORT:-18080} HIVEBOLT_DATA_DIR=$work/data
export HIVEBOLT_HIVE_ACCOUNT=nobody HIVEBOLT_HIVE_NODES=http://127.0.0.1:9 HIVEBOLT_LND_URL=http://127.0.0.1:9
export HIVEBOLT_HIVE_ACTIVE_KEY=5KQwrPbwdL6PhXujxW37FSSQZ1JiwsST4cqQzDeyXtP79zkvFD3 HIVEBOLT_LND_MACAROON
HIVEBOLT_LND_MACAROON=0201036c6e64$(printf '00%.0s' {1..100})
export HIVEBOLT_RATES=fixed HIVEBOLT_RATES_FIXED_HIVE_SATS=300 HIVEBOLT_RATES_FIXED_HBD_SATS=1000

# measure COMMAND...: sets millis and resident (MiB, five seconds after the gateway was ready).
measure() {
  rm -rf "$work/data"
  local begun
  begun=$(date +%s%N)
  (cd "$work" && exec "$@") >"$work/log" 2>&1 &
  gateway=$!
  until curl -fs -o /dev/null -m 1 "http://127.0.0.1:$HIVEBOLT_HTTP_PORT/health/ready"; do
    kill -0 "$gateway" 2>/dev/null || { tail -20 "$work/log" >&2; exit 1; }
    sleep 0.02
  done
  millis=$((($(date +%s%N) - begun) / 1000000))
  sleep 5
  resident=$(($(awk '/^VmRSS/{print $2}' "/proc/$gateway/status") / 1024))
  kill -TERM "$gateway"
  wait "$gateway" 2>/dev/null || true
  gateway=
}
median() { sort -n | awk '{v[NR] = $1} END {print v[int((NR + 1) / 2)]}'; }

echo "laying the application out and training it ..."
"$java" -jar "$jar" explode "$work/app"
cp "$root/hivebolt" "$work/app/"
sed "s|/app/hivebolt.aot|$work/app/hivebolt.aot|; s|^-XX:AOTCache=|-XX:AOTCacheOutput=|" "$root/docker/java.options" >"$work/app/java.options"
measure "$work/app/hivebolt" run
sed -i 's|^-XX:AOTCacheOutput=|-XX:AOTCache=|' "$work/app/java.options"

for ((pair = 1; pair <= pairs; pair++)); do
  measure "$java" -jar "$stock" --port "$HIVEBOLT_HTTP_PORT" --deploy "$work/app/bundle/ROOT"
  echo "$millis" >>"$work/stock.ms"
  echo "$resident" >>"$work/stock.mib"
  measure "$work/app/hivebolt" run
  echo "$millis" >>"$work/ours.ms"
  echo "$resident" >>"$work/ours.mib"
  echo "pair $pair: stock $(tail -1 "$work/stock.ms") ms, image layout $(tail -1 "$work/ours.ms") ms"
done
a=$(median <"$work/stock.ms") b=$(median <"$work/ours.ms")
echo "medians of $pairs: stock $a ms and $(median <"$work/stock.mib") MiB, image layout $b ms and $(median <"$work/ours.mib") MiB"
awk -v a="$a" -v b="$b" 'BEGIN {printf "ratio %.2f\n", b / a}'
