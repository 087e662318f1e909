#!/bin/sh
# 双节点演练: two nodes on one PostgreSQL behind nginx, one killed and back with a new model; then those that deployment/nodes.sh
# starts. Needs nginx, openssl, curl and a whole PostgreSQL (Debian: apt-get install nginx-light openssl curl postgresql).
#   FILINGS=300 POSTGRES=/usr/lib/postgresql/15/bin src/test/nodes/run.sh
set -eu
cd "$(dirname "$0")/../../.."
binaries="${POSTGRES:-$(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -V | tail -n 1)}"
for program in nginx openssl curl "$binaries/initdb"; do
    command -v "$program" >/dev/null || { echo "需要 $program（Debian: apt-get install nginx-light openssl curl postgresql）。" >&2; exit 1; }
done
exec mvn -q -B ${MAVEN_OPTIONS:-} test -Dtest=TwoNodesDrill,NodesScriptDrill -Dsurefire.failIfNoSpecifiedTests=false "-Dbackup.postgres=$binaries" \
    "-Dnodes.filings=${FILINGS:-60}"
