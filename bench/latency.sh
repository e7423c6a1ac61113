#!/usr/bin/env bash
# How long from the moment a transfer is irreversible until its payee has the money, against the bare calls that this
# takes: a question to the Hive node, one to the Lightning node and two commits on the disk.
# Usage: ./hivebolt bench latency [ORDERS]
exec "$(dirname "${BASH_SOURCE[0]}")/lib/run-java.sh" -Dorders="${1:-20}" Latency
