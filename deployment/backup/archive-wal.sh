#!/bin/sh
# Called by PostgreSQL for each piece of WAL; in postgresql.conf:
#   archive_mode = on
#   archive_timeout = 60          # at most a minute is lost
#   archive_command = '/opt/peixun/backup/archive-wal.sh "%p" "%f" /var/backups/peixun/wal'
# A piece is always 16 MB, however little a minute filled of it: compressed, the rest takes next to nothing.
set -eu
umask 077
mkdir -p "$3"
# PostgreSQL may deliver a piece again; another one of the same name is never overwritten
if [ -e "$3/$2.gz" ]; then
    gzip -dc "$3/$2.gz" | cmp -s - "$1"
    exit
fi
gzip -c "$1" > "$3/$2.part"
sync "$3/$2.part"
mv "$3/$2.part" "$3/$2.gz"
sync "$3"
