#!/bin/sh
# Called by PostgreSQL for each full piece of WAL; in postgresql.conf:
#   archive_mode = on
#   archive_timeout = 60          # at most a minute is lost
#   archive_command = '/opt/peixun/backup/archive-wal.sh "%p" "%f" /var/backups/peixun/wal'
set -eu
umask 077
mkdir -p "$3"
# PostgreSQL may deliver a piece again; another one of the same name is never overwritten
[ -e "$3/$2" ] && exec cmp -s "$1" "$3/$2"
cp "$1" "$3/$2.part"
sync "$3/$2.part"
mv "$3/$2.part" "$3/$2"
sync "$3"
