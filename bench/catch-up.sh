#!/usr/bin/env bash
# How fast a gateway that was away reads on, against fetching the same blocks and doing nothing with them.
# Usage: ./hivebolt bench catch-up [BLOCKS] [TRANSFERS_PER_BLOCK]
exec "$(dirname "${BASH_SOURCE[0]}")/lib/run-java.sh" -Dblocks="${1:-4800}" -Dtransfers="${2:-10}" CatchUp
