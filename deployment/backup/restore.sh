#!/bin/sh
# Prepares a data directory from the backups of backup.sh, as user postgres; then start PostgreSQL on it:
#   restore.sh <folder> <new data directory> ["2026-05-06 10:30:00+08"]
# Without a time everything that was archived comes back.
set -eu
umask 077
folder=$(cd "${1:?usage: restore.sh <folder> <new data directory> [time]}" && pwd)
data="${2:?usage: restore.sh <folder> <new data directory> [time]}"
time="${3:-}"

if [ -d "$data" ] && [ -n "$(ls -A "$data")" ]; then
    echo "$data 不是空目录。请移走其中的内容，或者另选目录；没有改动任何文件。" >&2
    exit 1
fi
latest=$(date -u ${time:+-d "$time"} +%Y%m%dT%H%M%SZ)
base=$(ls -d "$folder"/base-* 2>/dev/null | sort | awk -F/ -v latest="base-$latest" '$NF <= latest' | tail -n 1)
if [ -z "$base" ]; then
    echo "$folder 中没有在 ${time:-现在} 之前做完的备份。" >&2
    exit 1
fi
echo "从 $base 恢复到 ${time:-最后归档的时刻}"
mkdir -p "$data"
tar -xzf "$base/base.tar.gz" -C "$data"
tar -xzf "$base/pg_wal.tar.gz" -C "$data/pg_wal"
cp "$base/backup_manifest" "$data/"
pg_verifybackup --quiet "$data"
chmod 700 "$data"
{
    echo "restore_command = 'cp \"$folder/wal/%f\" \"%p\"'"
    [ -n "$time" ] && echo "recovery_target_time = '$time'"
    echo "recovery_target_action = promote"
    # on again when this has become the server: it must not write into the archive of the lost one before
    echo "archive_mode = off"
} >> "$data/postgresql.auto.conf"
touch "$data/recovery.signal"
