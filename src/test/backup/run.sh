#!/bin/sh
# 备份演练: backs up a PostgreSQL while people work, loses it, restores it to a moment and to the end, compares everything.
# The binaries of the embedded database have no pg_basebackup; those of a whole PostgreSQL are needed (apt: postgresql).
#   POSTGRES=/usr/lib/postgresql/15/bin src/test/backup/run.sh
set -eu
cd "$(dirname "$0")/../../.."
binaries="${POSTGRES:-$(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -V | tail -n 1)}"
[ -x "$binaries/pg_basebackup" ] || { echo "需要 PostgreSQL 的全部程序（Debian: apt-get install postgresql），或者用 POSTGRES 指定其目录。" >&2; exit 1; }
exec mvn -q -B ${MAVEN_OPTIONS:-} test -Dtest=BackupDrill -Dsurefire.failIfNoSpecifiedTests=false "-Dbackup.postgres=$binaries"
