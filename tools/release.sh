#!/usr/bin/env bash
# Makes a release: sets the version, dates the changelog, runs all tests, commits and tags. Pushes nothing.
# Usage: tools/release.sh 1.2.3
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

version=${1:-}
[[ $version =~ ^[0-9]+\.[0-9]+\.[0-9]+$ ]] || { echo "usage: tools/release.sh MAJOR.MINOR.PATCH" >&2; exit 2; }
[ -z "$(git status --porcelain)" ] || { echo "The working tree has changes; commit or drop them first." >&2; exit 1; }
grep -q '^## Unreleased$' CHANGELOG.md || { echo "CHANGELOG.md has no section \"Unreleased\"." >&2; exit 1; }

JAVA_HOME=$(./hivebolt jdk)
export JAVA_HOME
mvn -B -q versions:set -DnewVersion="$version" -DgenerateBackupPoms=false
sed -i "s/^ARG VERSION=.*/ARG VERSION=$version/" Dockerfile
sed -i "s/^## Unreleased\$/## $version ($(date -u +%Y-%m-%d))/" CHANGELOG.md
./hivebolt test
git commit -qam "Release $version"
git tag -a "v$version" -m "Hivebolt $version"
echo "Tagged v$version. Look at it, then: git push --follow-tags"
