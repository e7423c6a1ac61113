#!/usr/bin/env bash
# Runs the tests against a real Matrix server: Synapse is installed with pip in a temporary folder, which is deleted at the end.
# Usage: tools/with-synapse.sh
# Needs python3 with venv, and a way to a Python package index.
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
cd "$root"

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder"
"$folder/bin/pip" install --quiet --disable-pip-version-check matrix-synapse
"$folder/bin/python" -c 'import synapse; print("Synapse", synapse.__version__)'

JAVA_HOME=$(./hivebolt jdk)
export JAVA_HOME HIVEBOLT_SYNAPSE_PYTHON="$folder/bin/python"
mvn -q -pl adapters-notify -am test -Dtest=SynapseTest -Dsurefire.failIfNoSpecifiedTests=false
echo "The Matrix notifier works with it."
