#!/usr/bin/env bash
# Lets LNURL libraries that others wrote pay a Lightning address of a demo: each has an invoice made and checks it, a simulated
# wallet pays it, and the HIVE must arrive. One line for each; the exit code is 0 only if all were content.
#
#   tools/try-lnurl-clients.sh [PORT]      by default 18480
#
# Needs JDK 25, curl, Python 3.10 or later with pip, Node.js 20 or later with npm. Everything is installed into a temporary
# folder; CLIENTS=FOLDER keeps it. DNS and TLS are left out: requests for the public address go straight to the gateway.
# shellcheck disable=SC2154,SC1091 # demo.sh sets them.
set -uo pipefail
export LC_ALL=C

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
work=$(mktemp -d)
trap demo_end EXIT
. "$root/tools/demo.sh"
port=${1:-18480} clients=${CLIENTS:-$work/clients} domain=pay.example.com

mkdir -p "$clients"
if [ ! -d "$clients/node_modules" ]; then
  (cd "$clients" && npm install --silent --no-audit --no-fund --ignore-scripts --prefix . \
    lnurl-pay @getalby/lightning-tools) || exit 1
fi
if [ ! -x "$clients/venv/bin/python" ]; then
  python3 -m venv "$clients/venv" && "$clients/venv/bin/pip" -q install lnurl bolt11 "bitstring<5" || exit 1
fi
cp "$root/tools/lnurl-clients/client.mjs" "$clients/"
demo_start "$port" "-Dhivebolt.http.public-url=https://$domain"

# settles INVOICE: pays it, and waits until the gateway says so and the payout is in an irreversible block.
settles() {
  curl -sSf -o "$work/paid" -H 'Content-Type: application/json' -d "{\"paymentRequest\":\"$1\"}" "$control/payments" || return 1
  for _ in $(seq 120); do
    curl -sS -u "admin:$password" "$url/api/v1/orders?direction=receive&state=done" | grep -q "$1" && return 0
    sleep 1
  done
  return 1
}

failed=0
# try NAME ADDRESS SATS COMMAND..
try() {
  local name=$1 address=$2 sats=$3 invoice
  if ! invoice=$("${@:4}" "$url" "$address" "$sats" 2>"$work/refused.txt"); then
    echo "$name refuses $address: $(grep -m 1 Error "$work/refused.txt")"
    failed=1
  elif ! settles "$invoice"; then
    echo "$name: the invoice for $address was not paid out"
    failed=1
  else
    echo "$name paid $address, the money arrived"
  fi
}

sats=2000
for address in "alice@$domain" "bob+hbd@$domain"; do
  sats=$((sats + 3))
  try lnurl-pay "$address" "$sats" node "$clients/client.mjs" lnurl-pay
  try @getalby/lightning-tools "$address" $((sats + 1)) node "$clients/client.mjs" @getalby/lightning-tools
  try lnurl "$address" $((sats + 2)) "$clients/venv/bin/python" "$root/tools/lnurl-clients/client.py"
done
exit "$failed"
