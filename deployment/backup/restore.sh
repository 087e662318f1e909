#!/bin/sh
# Prepares a data directory from the backups of backup.sh, as user postgres, with PostgreSQL stopped; then start it on that:
#   restore.sh <folder> <new data directory> ["2026-05-06 10:30:00+08"]
# Without a time everything that was archived comes back.
set -eu
umask 077
# Debian and Red Hat keep some of PostgreSQL's programs out of the PATH; the newest come first
for programs in $(ls -d /usr/lib/postgresql/*/bin /usr/pgsql-*/bin 2>/dev/null | sort -V); do
    PATH="$programs:$PATH"
done
folder=$(cd "${1:?usage: restore.sh <folder> <new data directory> [time]}" && pwd)
data="${2:?usage: restore.sh <folder> <new data directory> [time]}"
time="${3:-}"

if [ -d "$data" ] && [ -n "$(ls -A "$data")" ]; then
    echo "$data 不是空目录。请移走其中的内容，或者另选目录；没有改动任何文件。" >&2
    exit 1
fi
# a server that still runs would go on writing into the directory that was moved away
if command -v pg_isready >/dev/null && pg_isready -q; then
    echo "PostgreSQL 还在运行。请先停止所有节点和 PostgreSQL（systemctl stop peixun、systemctl stop postgresql）；本机另有一个服务器的，用 PGPORT 写明要恢复的这一个的端口。没有改动任何文件。" >&2
    exit 1
fi
latest=$(date -u ${time:+-d "$time"} +%Y%m%dT%H%M%SZ)
base=$(ls -d "$folder"/base-* 2>/dev/null | sort | awk -F/ -v latest="base-$latest" '$NF <= latest' | tail -n 1)
if [ -z "$base" ]; then
    echo "$folder 中没有在 ${time:-现在} 之前做完的备份。" >&2
    exit 1
fi
if ! command -v pg_verifybackup >/dev/null; then
    echo "没有找到 PostgreSQL 的 pg_verifybackup，不能核对备份。请安装 postgresql，或者把它所在的目录加入 PATH；没有改动任何文件。" >&2
    exit 1
fi
echo "从 $base 恢复到 ${time:-最后归档的时刻}"
mkdir -p "$data"
# first: with it, and without the restore_command below, PostgreSQL does not start on half a restore
touch "$data/recovery.signal"
trap 'echo "没有恢复完，$data 不能使用。请清空该目录，排除上面的原因后重新执行；备份没有改动。" >&2' EXIT
tar -xzf "$base/base.tar.gz" -C "$data"
tar -xzf "$base/pg_wal.tar.gz" -C "$data/pg_wal"
cp "$base/backup_manifest" "$data/"
chmod 700 "$data"
version=$(cat "$data/PG_VERSION")
PATH="/usr/lib/postgresql/$version/bin:/usr/pgsql-$version/bin:$PATH" pg_verifybackup --quiet "$data"
{
    # finds %f.gz; -f: also what was archived before pieces were compressed
    echo "restore_command = 'gzip -dcf \"$folder/wal/%f\" > \"%p\"'"
    [ -n "$time" ] && echo "recovery_target_time = '$time'"
    echo "recovery_target_action = promote"
    # on again when this has become the server: it must not write into the archive of the lost one before
    echo "archive_mode = off"
} >> "$data/postgresql.auto.conf"
trap - EXIT
