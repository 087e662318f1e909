#!/bin/sh
# A base backup while people work, as user postgres:   backup.sh <folder>
# <folder>/wal is where archive-wal.sh writes. Connection: PGHOST, PGPORT, PGUSER of libpq. KEEP: how many stay (14).
set -eu
umask 077
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
pg_archivecleanup "$folder/wal" "$first"
ls -d "$folder"/base-* | sort | tail -n 1
