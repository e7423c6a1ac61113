#!/usr/bin/env bash
# Compiles the benchmarks against the packaged application's own libraries and runs one: run-java.sh CLASS [ARGUMENT...]
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
jar=${HIVEBOLT_JAR:-$root/app/target/hivebolt.jar}
unset HIVEBOLT_JAR
[ -f "$jar" ] || { echo "build first: there is no $jar" >&2; exit 1; }
jdk=$("$root/hivebolt" jdk)

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
"$jdk/bin/java" -jar "$jar" explode "$work/app"
libraries="$work/app/bundle/ROOT/WEB-INF/lib/*:$work/app/bundle/tool/*"
"$jdk/bin/javac" -nowarn -d "$work/classes" -cp "$libraries" "$root"/bench/src/*.java
mkdir "$work/run"
"$jdk/bin/java" -XX:+UseSerialGC -cp "$work/classes:$libraries" "$@" "$jdk/bin/java" "$jar" "$work/run" </dev/null
