#!/usr/bin/env bash
# How many orders that come at once are paid and finished in a second, against what the disk can commit in a second.
# Usage: ./hivebolt bench orders [ORDERS]
exec "$(dirname "${BASH_SOURCE[0]}")/lib/run-java.sh" -Dorders="${1:-200}" Orders
