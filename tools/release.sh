#!/usr/bin/env bash
# Makes a release: sets the version, dates the changelog, runs all tests, commits and tags. Pushes nothing.
# Usage: tools/release.sh [--dry-run] 1.2.3
#   --dry-run   does it in a copy of the last commit, without the tests, shows what would be committed, and throws it away
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
cd "$root"

dry=no
if [ "${1:-}" = --dry-run ]; then dry=yes && shift; fi
version=${1:-}
[[ $version =~ ^[0-9]+\.[0-9]+\.[0-9]+$ ]] || { echo "usage: tools/release.sh [--dry-run] MAJOR.MINOR.PATCH" >&2; exit 2; }
if git rev-parse -q --verify "refs/tags/v$version" >/dev/null; then echo "There is a tag v$version already." >&2; exit 1; fi
[ "$dry" = yes ] || [ -z "$(git status --porcelain)" ] || { echo "The working tree has changes; commit or drop them first." >&2; exit 1; }

JAVA_HOME=$(./hivebolt jdk)
export JAVA_HOME
if [ "$dry" = yes ]; then
  copy=$(mktemp -d)
  trap 'rm -rf "$copy"' EXIT
  git clone -q "$root" "$copy/hivebolt"
  cd "$copy/hivebolt"
fi
grep -q '^## Unreleased$' CHANGELOG.md || { echo "CHANGELOG.md has no section \"Unreleased\"." >&2; exit 1; }
before=$(sed -n 's:^  <version>\(.*\)</version>$:\1:p' pom.xml | head -1)

# The version of every module, of what each says about its parent, and in the examples.
git ls-files '*pom.xml' | xargs sed -i "s:>$before<:>$version<:"
sed -i "s/^ARG VERSION=.*/ARG VERSION=$version/" Dockerfile
sed -i "s/^## Unreleased\$/## $version ($(date -u +%Y-%m-%d))/" CHANGELOG.md
if git grep -n -F "$before" -- '*pom.xml' Dockerfile; then echo "The old version $before is left in the lines above." >&2; exit 1; fi

if [ "$dry" = yes ]; then
  git --no-pager diff --stat
  echo "That would be committed and tagged v$version, if ./hivebolt test is green."
  exit 0
fi
./hivebolt test
git commit -qam "Release $version"
git tag -a "v$version" -m "Hivebolt $version"
echo "Tagged v$version. Look at it, then: git push --follow-tags"
