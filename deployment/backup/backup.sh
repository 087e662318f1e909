#!/bin/sh
# A base backup while people work, as user postgres:   backup.sh <folder>
# <folder>/wal is where archive-wal.sh writes. Connection: PGHOST, PGPORT, PGUSER of libpq. KEEP: how many stay (14).
set -eu
umask 077
# Debian and Red Hat keep some of PostgreSQL's programs out of the PATH; the newest come first
for programs in $(ls -d /usr/lib/postgresql/*/bin /usr/pgsql-*/bin 2>/dev/null | sort -V); do
    PATH="$programs:$PATH"
done
folder="${1:?usage: backup.sh <folder>}"
mkdir -p "$folder/wal"
rm -rf "$folder"/unfinished
pg_basebackup --pgdata="$folder/unfinished" --format=tar --gzip --wal-method=stream --checkpoint=fast --no-password
sync
# named by its end: the database can be restored to any later moment
mv "$folder/unfinished" "$folder/base-$(date -u +%Y%m%dT%H%M%SZ)"

for old in $(ls -d "$folder"/base-* | sort -r | tail -n +$((${KEEP:-14} + 1))); do
    rm -rf "$old"
done
oldest=$(ls -d "$folder"/base-* | sort | head -n 1)
first=$(tar -xOzf "$oldest/base.tar.gz" backup_label | sed -n 's/^START WAL LOCATION: .* (file \([0-9A-F]*\))$/\1/p')
pg_archivecleanup -x .gz "$folder/wal" "$first"
ls -d "$folder"/base-* | sort | tail -n 1

# last, so that there is a backup at any rate; cron sends on what is said here
trouble=$(psql -XAtq -d postgres -c "SELECT CASE
    WHEN current_setting('archive_mode') = 'off' THEN '没有开启归档（archive_mode）'
    WHEN last_failed_time > coalesce(last_archived_time, '-infinity') THEN '归档失败：' || last_failed_wal END FROM pg_stat_archiver")
if [ -n "$trouble" ]; then
    echo "${trouble}。备份已做完，但只能恢复到本次备份结束的一刻。请见运维手册第三节“设置一次”。" >&2
    exit 1
fi
