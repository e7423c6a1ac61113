#!/usr/bin/env bash
# Builds the image and tries it, on a machine with neither a Docker engine nor a container registry.
#
#   tools/verify-image.sh [--postgres] [--self-test] [--twice] [--keep] [--image NAME]
#     --postgres    also runs the gateway on a PostgreSQL server
#     --self-test   plants five mistakes, one at a time, and fails unless each of them is found
#     --twice       builds a second time, from nothing, and fails if more than the start cache differs
#     --keep        keeps the image as localhost/hivebolt:verified
#     --image NAME  tries an image that was built before
#
# Needs root, Debian 12, JDK 25 and Maven. Installs buildah, podman, runc and
# mmdebstrap where they are missing. The bases that the Dockerfile names are stand-ins made from Debian's packages and this
# machine's JDK; with PULL=missing the real ones are pulled. Containers have no network, no capability, a read-only root.
# The last line says how many checks passed and failed; the exit code is 0 only if none failed.
# shellcheck disable=SC2015 # A check that passes calls ok, any other calls no; ok never fails.
set -uo pipefail
export LC_ALL=C

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
pull=${PULL:-never}
id=hivebolt-verify-$$
tag=localhost/hivebolt:verify-$$
limit_memory=640m
limit_added_mib=420
wait_seconds=120
with_postgres=no self_test=no twice=no keep=no
built=
while [ $# -gt 0 ]; do
  case $1 in
    --postgres) with_postgres=yes ;;
    --self-test) self_test=yes ;;
    --twice) twice=yes ;;
    --keep) keep=yes ;;
    --image) built=${2:?} && shift ;;
    *) sed -n '2,16p' "$0"; exit 2 ;;
  esac
  shift
done

version=$(sed -n 's:^  <version>\(.*\)</version>$:\1:p' "$root/pom.xml" | head -1)
passed=0 failed=0 begun=$SECONDS
work=$(mktemp -d)
say() { printf '== %s [+%ss]\n' "$*" "$((SECONDS - begun))"; }
ok() { passed=$((passed + 1)); printf 'PASS %s\n' "$*"; }
no() { failed=$((failed + 1)); printf 'FAIL %s\n' "$*"; }
check() { local what=$1; shift; if "$@" >/dev/null 2>&1; then ok "$what"; else no "$what"; fi; }
finish() { say end; echo "$passed passed, $failed failed"; [ "$failed" = 0 ]; exit $?; }
die() { no "$*"; finish; }
# Without systemd podman only grumbles.
P() { podman "$@" 2> >(grep -vE 'systemd connection|connect to syslog' >&2); }
remove() {
  local name
  for name in app db; do P rm -f -v -t 2 "$id-$name" >/dev/null 2>&1; done
  P volume rm -f "$id-data" >/dev/null 2>&1
}
# shellcheck disable=SC2329 # Called by the trap.
clean() {
  remove
  [ "$keep" = yes ] && P tag "$tag" localhost/hivebolt:verified >/dev/null 2>&1
  P rmi -f "$tag" >/dev/null 2>&1
  rm -rf "$work"
}
trap clean EXIT

install_tools() {
  local tool missing=no
  for tool in buildah podman runc mmdebstrap nsenter curl; do command -v "$tool" >/dev/null || missing=yes; done
  [ "$missing" = no ] && return
  say 'installing tools'
  { apt-get update && DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends runc buildah podman mmdebstrap util-linux curl; } \
    >"$work/apt.log" 2>&1 || { tail -5 "$work/apt.log"; die 'the tools could not be installed'; }
}

at_most() { local hard; hard=$(ulimit -H "$1"); if [ "$hard" = unlimited ] || [ "$hard" -gt "$2" ]; then echo "$2"; else echo "$hard"; fi; }

configure() {
  local files processes
  files=$(at_most -n 20000) processes=$(at_most -u 30000)
  printf '127.0.0.1 localhost db\n::1 localhost\n' >"$work/hosts"
  cat >"$work/containers.conf" <<CONF
[containers]
base_hosts_file = "$work/hosts"
default_ulimits = ["nofile=$files:$files", "nproc=$processes:$processes"]
[engine]
runtime = "runc"
cgroup_manager = "cgroupfs"
events_logger = "file"
CONF
  export CONTAINERS_CONF=$work/containers.conf
}

# One time for all files, so that two builds can be compared: that of the last commit, or the epoch.
epoch=$(git -C "$root" log -1 --format=%ct 2>/dev/null || echo 0)
build() { nice buildah bud --layers --timestamp "$epoch" --pull="$pull" --isolation chroot --network host --format docker "$@"; }

# --- stand-ins for the bases --------------------------------------------------------------------------------------------
debian=docker.io/library/debian:bookworm-slim
maven=docker.io/library/maven:3.9-eclipse-temurin-25
postgres=docker.io/library/postgres:17
has() { P image exists "$1"; }

stand_in_debian() {
  local ram
  ram=$(mktemp -d /dev/shm/base.XXXXXX) && chmod 755 "$ram"
  # shellcheck disable=SC2016 # apt replaces it.
  TMPDIR=$ram nice mmdebstrap --quiet --variant=minbase --aptopt='Acquire::Retries "3"' --dpkgopt=force-unsafe-io \
    --dpkgopt='path-exclude=/usr/share/man/*' --dpkgopt='path-exclude=/usr/share/doc/*' --dpkgopt='path-exclude=/usr/share/locale/*' \
    bookworm - "$(apt-get indextargets --format '$(REPO_URI)' | head -1)" 2>"$work/base.log" \
    | P import --quiet --change 'CMD ["bash"]' - "$debian" >/dev/null
  local result=$?
  rm -rf "$ram"
  return "$result"
}

stand_in_maven() {
  local jdk folder=$work/maven
  jdk=$("$root/hivebolt" jdk) || return 1
  mkdir -p "$folder/jdk" && cp -a "$jdk/." "$folder/jdk/" && cp -aL "$(dirname "$(dirname "$(readlink -f "$(command -v mvn)")")")" "$folder/maven"
  cat >"$folder/Dockerfile" <<'FILE'
FROM debian:bookworm-slim
COPY jdk /opt/java/openjdk
COPY maven /usr/share/maven
RUN mkdir -p /etc/ssl/certs && ln -s /usr/share/maven/bin/mvn /usr/bin/mvn
ENV JAVA_HOME=/opt/java/openjdk PATH=/opt/java/openjdk/bin:/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin LANG=C.UTF-8
FILE
  PULL=never build -t "$maven" "$folder" >"$work/base.log" 2>&1
}

stand_in_postgres() {
  local folder=$work/postgres
  mkdir -p "$folder"
  cat >"$folder/entry" <<'FILE'
#!/bin/sh
set -eu
if [ "$(id -u)" = 0 ]; then
  chown postgres:postgres "$PGDATA" && chmod 700 "$PGDATA"
  exec setpriv --reuid=postgres --regid=postgres --init-groups "$0"
fi
if [ ! -s "$PGDATA/PG_VERSION" ]; then
  secret=$(mktemp) && printf '%s\n' "$POSTGRES_PASSWORD" >"$secret"
  initdb -U "$POSTGRES_USER" --pwfile="$secret" --auth-host=scram-sha-256 --auth-local=trust -E UTF8 >/dev/null && rm -f "$secret"
  echo 'host all all all scram-sha-256' >>"$PGDATA/pg_hba.conf"
  pg_ctl -w -o "-c listen_addresses=''" start >/dev/null && createdb -U "$POSTGRES_USER" "$POSTGRES_DB" && pg_ctl -w -m fast stop >/dev/null
fi
exec postgres -c listen_addresses='*'
FILE
  cat >"$folder/Dockerfile" <<'FILE'
FROM debian:bookworm-slim
RUN apt-get -o Acquire::Retries=3 update && mkdir -p /etc/postgresql-common /usr/share/man/man1 /usr/share/man/man7 \
 && echo 'create_main_cluster = false' >/etc/postgresql-common/createcluster.conf \
 && DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends postgresql-15 && rm -rf /var/lib/apt/lists/*
ENV PGDATA=/var/lib/postgresql/data PATH=/usr/lib/postgresql/15/bin:/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin LANG=C.UTF-8
RUN install -d -o postgres -g postgres -m 0700 "$PGDATA" && install -d -o postgres -g postgres -m 2775 /var/run/postgresql
COPY --chmod=0755 entry /usr/local/bin/entry
STOPSIGNAL SIGINT
ENTRYPOINT ["entry"]
FILE
  PULL=never build -t "$postgres" "$folder" >"$work/base.log" 2>&1
}

make_bases() {
  [ "$pull" = never ] || return 0
  has "$debian" || { say "making $debian"; stand_in_debian || { tail -5 "$work/base.log"; die "base $debian"; }; }
  has "$maven" || { say "making $maven"; stand_in_maven || { tail -5 "$work/base.log"; die "base $maven"; }; }
  [ "$with_postgres" = no ] || has "$postgres" || { say "making $postgres"; stand_in_postgres || { tail -5 "$work/base.log"; die "base $postgres"; }; }
}

# --- the image itself ---------------------------------------------------------------------------------------------------
say_of() { P image inspect --format "$1" "$tag"; }

inspect() {
  local user entry secrets added
  user=$(say_of '{{.Config.User}}')
  case ${user%%:*} in 10001) ok "USER $user" ;; *) no "USER is '$user', expected 10001:10001" ;; esac
  case $(P image inspect "$tag" | tr '[:upper:]' '[:lower:]') in *'"healthcheck": {'*) ok 'HEALTHCHECK is declared' ;; *) no 'HEALTHCHECK is declared' ;; esac
  entry=$(say_of '{{json .Config.Entrypoint}}')
  [ "$entry" = '["/app/hivebolt"]' ] && ok 'the entry point is the launcher' || no "the entry point is $entry"
  secrets=$(say_of '{{range .Config.Env}}{{println .}}{{end}}' | grep -iE '^[A-Z_]*(PASSWORD|SECRET|TOKEN|MACAROON|RUNE|_KEY)[A-Z_]*=.+' | cut -d= -f1 | tr '\n' ' ')
  [ -z "$secrets" ] && ok 'no secret in the environment' || no "no secret in the environment: $secrets"
  [ "$(say_of '{{json .Config.Volumes}}')" = '{"/data":{}}' ] && ok '/data is the only volume' || no "volumes: $(say_of '{{json .Config.Volumes}}')"
  [ "$(say_of '{{index .Labels "org.opencontainers.image.version"}}')" = "$version" ] \
    && ok "the label says version $version" || no "the label says version $version, as pom.xml does"
  added=$((($(say_of '{{.Size}}') - $(P image inspect --format '{{.Size}}' "$debian")) / 1048576))
  [ "$added" -le "$limit_added_mib" ] && ok "adds $added MiB to its base (limit $limit_added_mib)" || no "adds $added MiB to its base (limit $limit_added_mib)"
}

settings=(
  --env HIVEBOLT_HIVE_ACCOUNT=verify.gateway --env HIVEBOLT_HIVE_NODES=http://127.0.0.1:9 --env HIVEBOLT_LND_URL=http://127.0.0.1:9
  --env HIVEBOLT_HIVE_ACTIVE_KEY_FILE=/data/hive-active-key --env HIVEBOLT_LND_MACAROON_FILE=/data/gateway.macaroon
  --env HIVEBOLT_RATES=fixed --env HIVEBOLT_RATES_FIXED_HIVE_SATS=300 --env HIVEBOLT_RATES_FIXED_HBD_SATS=1000
)
network=none
database=()

# What the operator puts into the volume before the first start: a well-known key and a credential that opens nothing.
prepare_volume() {
  P volume create "$id-data" >/dev/null
  P run --rm --network none --no-healthcheck -v "$id-data:/data" --entrypoint /bin/bash "$tag" -c \
    'umask 077; echo 5KQwrPbwdL6PhXujxW37FSSQZ1JiwsST4cqQzDeyXtP79zkvFD3 >/data/hive-active-key; { printf "\002\001\003lnd"; head -c 100 /dev/zero; } >/data/gateway.macaroon' >/dev/null
}

start() {
  P rm -f -v -t 2 "$id-app" >/dev/null 2>&1
  P run -d --name "$id-app" --network "$network" --health-interval disable --memory "$limit_memory" --pids-limit 512 \
    --read-only --read-only-tmpfs=false --tmpfs '/tmp:rw,noexec,nosuid,nodev,mode=1777,size=64m' --cap-drop ALL --security-opt no-new-privileges \
    -v "$id-data:/data" "${settings[@]}" "${database[@]}" "$tag" >/dev/null
}
logs() { P logs --tail "$1" "$id-app" 2>&1 | sed 's/^/    | /'; }
pid() { P inspect --format '{{.State.Pid}}' "$id-app"; }
running() { [ "$(P inspect --format '{{.State.Status}}' "$id-app" 2>/dev/null)" = running ]; }
http() { nsenter -t "$(pid)" -n curl -fsS -m 5 "http://127.0.0.1:8080$1"; }
inside() { P exec "$id-app" "$@"; }
ready() {
  local since=$SECONDS
  while [ $((SECONDS - since)) -lt "$wait_seconds" ]; do
    running || return 1
    http /health/ready >/dev/null 2>&1 && P healthcheck run "$id-app" >/dev/null 2>&1 && { took=$((SECONDS - since)); return 0; }
    sleep 0.2
  done
  return 1
}

stop() {
  local since=$SECONDS code
  P stop -t 30 "$id-app" >/dev/null
  code=$(P inspect --format '{{.State.ExitCode}}' "$id-app")
  if [ $((SECONDS - since)) -le 10 ] && { [ "$code" = 0 ] || [ "$code" = 143 ]; }; then
    ok "SIGTERM ends it: exit $code after $((SECONDS - since)) s"
  else
    no "SIGTERM ends it: exit $code after $((SECONDS - since)) s"
    logs 15
  fi
  [ "$(P inspect --format '{{.State.OOMKilled}}' "$id-app")" = false ] && ok 'not killed for memory' || no 'not killed for memory'
}

unhealthy_without_the_gateway() {
  P run -d --name "$id-app" --network none --health-interval disable --entrypoint '["sleep","60"]' "$tag" >/dev/null
  if P healthcheck run "$id-app" >/dev/null 2>&1; then no 'HEALTHCHECK fails without the gateway'; else ok 'HEALTHCHECK fails without the gateway'; fi
}

locked_down() {
  local process
  process=$(pid)
  [ "$(awk '/^Uid/{print $2}' "/proc/$process/status")" = 10001 ] && ok 'runs as uid 10001' || no 'runs as uid 10001'
  [ "$(cat "/proc/$process/comm")" = java ] && ok 'process 1 is java itself, so signals arrive' || no "process 1 is $(cat "/proc/$process/comm")"
  [ "$(awk '/^CapEff/{print $2}' "/proc/$process/status")" = 0000000000000000 ] && ok 'no capability' || no 'no capability'
  if inside sh -c 'echo x >/.w || echo x >/app/.w || echo x >/opt/.w' >/dev/null 2>&1; then no 'the root is read-only'; else ok 'the root is read-only'; fi
  check 'the start used the cache' grep -q hivebolt.aot "/proc/$process/maps"
  check 'the status answers' http /api/v1/status
  http /api/v1/info | grep -q "\"version\":\"$version\"" && ok "the interface says version $version" || no "the interface says version $version"
  [ "$(inside /app/hivebolt version 2>/dev/null)" = "Hivebolt $version" ] && ok 'the launcher says so, too' || no 'the launcher says so, too'
  inside grep -q '"bomFormat" *: *"CycloneDX"' /app/sbom.json 2>/dev/null && ok 'the list of what is inside is there' || no 'the list of what is inside is there'
  check 'the page answers' http /
  sleep 5
  resident=$(($(awk '/^VmRSS/{print $2}' "/proc/$process/status") / 1024))
}

start_database() {
  say postgres
  P run -d --name "$id-db" --network none --no-healthcheck -e POSTGRES_USER=hivebolt -e POSTGRES_PASSWORD=verify -e POSTGRES_DB=hivebolt "$postgres" >/dev/null || die 'postgres starts'
  for _ in {1..120}; do P exec "$id-db" pg_isready -q -h 127.0.0.1 -U hivebolt && break; sleep 0.5; done
  check 'postgres is ready' P exec "$id-db" pg_isready -q -h 127.0.0.1 -U hivebolt
}

run_it() {
  say 'a container without the gateway'
  unhealthy_without_the_gateway
  prepare_volume
  say 'first start'
  start || { no start; logs 20; return; }
  if ready; then ok "ready after $took s"; else no "ready within $wait_seconds s"; logs 30; return; fi
  locked_down
  [ "$resident" -le 400 ] && ok "at most 400 MiB resident: $resident" || no "at most 400 MiB resident: $resident"
  check '/data can be written' inside bash -c 'echo kept >/data/verify'
  check 'a backup while it runs' inside /app/hivebolt backup /data/backup
  stop
  say 'second start on the same volume'
  start || { no 'second start'; return; }
  if ready; then ok "ready again after $took s"; else no 'ready again'; logs 30; return; fi
  [ "$(inside cat /data/verify 2>/dev/null)" = kept ] && ok '/data kept its files' || no '/data kept its files'
  stop
}

run_upgrade() {
  say 'a volume from the first schema'
  local jdk orders
  jdk=$("$root/hivebolt" jdk)
  remove
  P create --name "$id-app" "$tag" >/dev/null && P cp "$id-app:/app/bundle/ROOT/WEB-INF/lib" "$work/lib" && P rm -f -v "$id-app" >/dev/null
  "$jdk/bin/java" -cp "$work/lib/*" "$root/tools/OldStore.java" "$work/old/hivebolt" \
    "$root/adapters-store/src/test/resources/schema/V1.sql" >"$work/old.log" 2>&1 || { tail -5 "$work/old.log"; no 'a store of the first schema is made'; return; }
  prepare_volume
  P run --rm --user 0 --network none --no-healthcheck -v "$id-data:/data" -v "$work/old:/old:ro" --entrypoint /bin/bash "$tag" -c \
    'cp /old/hivebolt.mv.db /data/ && chown 10001:10001 /data/hivebolt.mv.db' >/dev/null
  start || { no 'start on the first schema'; return; }
  if ready; then ok "ready on data of the first schema after $took s"; else no 'ready on data of the first schema'; logs 30; return; fi
  orders=$(http /api/v1/status | grep -o '"orders":{[^}]*}')
  case $orders in *[1-9]*) ok "its orders are there: $orders" ;; *) no "its orders are there: $orders" ;; esac
  stop
}

run_on_postgres() {
  [ "$with_postgres" = yes ] || return 0
  start_database
  network=container:$id-db
  database=(--env HIVEBOLT_STORE_URL=jdbc:postgresql://db:5432/hivebolt --env HIVEBOLT_STORE_USER=hivebolt --env HIVEBOLT_STORE_PASSWORD=verify)
  start || { no 'start on PostgreSQL'; return; }
  if ready; then ok "ready on PostgreSQL after $took s"; else no 'ready on PostgreSQL'; logs 30; return; fi
  P exec "$id-db" psql -U hivebolt -tAc 'select count(*) > 0 from flyway_schema_history' hivebolt 2>/dev/null | grep -q t && ok 'its tables are there' || no 'its tables are there'
  stop
}

# --- mistakes that must be found ----------------------------------------------------------------------------------------
# Another failure than the expected one does not count: it would hide that this check sees nothing.
plant() { # NAME LINES-OF-A-DOCKERFILE EXPECTED-FAILURE
  local name=$1 expression=$2 expected=$3 copy=$work/planted
  rm -rf "$copy" && mkdir -p "$copy"
  printf 'FROM %s\n' "$tag" >"$copy/Dockerfile"
  printf '%b\n' "$expression" >>"$copy/Dockerfile"
  PULL=never build -t "$tag-planted" "$copy" >"$work/planted.log" 2>&1 || { tail -5 "$work/planted.log"; no "planted: $name could not be built"; return; }
  local output
  # shellcheck disable=SC2030,SC2031 # Only the trial in the subshell is meant.
  output=$(tag=$tag-planted id=$id-planted; passed=0 failed=0; inspect; run_it; remove)
  # shellcheck disable=SC2031
  P rmi -f "$tag-planted" >/dev/null 2>&1
  if grep -q "^FAIL $expected" <<<"$output"; then ok "planted: $name was found: $(grep -m1 "^FAIL $expected" <<<"$output")"; else no "planted: $name was not noticed"; fi
}

plant_mistakes() {
  [ "$self_test" = yes ] || return 0
  say 'planted mistakes'
  # The trial on PostgreSQL is over.
  network=none database=()
  plant 'root' 'USER 0' 'USER is'
  plant 'a shell that swallows signals' 'ENTRYPOINT ["/bin/sh", "-c", "/app/hivebolt run; true"]' 'the entry point is'
  plant 'a health check that always says yes' 'HEALTHCHECK CMD true' 'HEALTHCHECK fails without'
  plant 'a jar that nobody may read' 'USER 0\nRUN chmod 0600 /app/hivebolt.jar\nUSER 10001:10001' 'ready within'
  plant 'a password in the environment' 'ENV HIVEBOLT_STORE_PASSWORD=secret' 'no secret in the environment'
}

install_tools
configure
make_bases
linter=$(command -v hadolint || true)
if [ -n "$linter" ]; then check 'hadolint has no warning' "$linter" --failure-threshold warning "$root/Dockerfile"; else echo 'SKIP hadolint is not installed'; fi
build_it() {
  say build
  # Nothing of these folders lands in the image; they save the download and lend this machine's certificates.
  lent=(-v /etc/ssl/certs:/etc/ssl/certs:ro)
  [ -d "$HOME/.m2/repository" ] && lent+=(-v "$HOME/.m2:/root/.m2")
  # shellcheck disable=SC2031
  build "${lent[@]}" -f "$root/Dockerfile" -t "$tag" "$root" >"$work/build.log" 2>&1 || { tail -25 "$work/build.log"; die 'the image is built'; }
  ok 'the image is built'
}

# shellcheck disable=SC2031
layers() { P image inspect --format '{{range .RootFS.Layers}}{{println .}}{{end}}' "$1" | grep .; }

# shellcheck disable=SC2031
# The fifth layer is what the JVM learned in a real start, with its threads' timing in it.
build_twice() {
  [ "$twice" = yes ] || return 0
  say 'a second build'
  build --no-cache "${lent[@]}" -f "$root/Dockerfile" -t "$tag-again" "$root" >"$work/again.log" 2>&1 || { tail -25 "$work/again.log"; no 'the second build'; return; }
  local differing
  differing=$(diff <(layers "$tag" | nl) <(layers "$tag-again" | nl) | awk '/^</{printf "%s ", $2}')
  P rmi -f "$tag-again" >/dev/null 2>&1
  case $differing in '' | '5 ') ok "two builds differ in the start cache at most: layers ${differing:-none}" ;; *) no "two builds differ in layers $differing" ;; esac
}

# shellcheck disable=SC2031
if [ -z "$built" ]; then build_it; else P tag "$built" "$tag"; fi
inspect
build_twice
run_it
run_upgrade
run_on_postgres
remove
plant_mistakes
finish
