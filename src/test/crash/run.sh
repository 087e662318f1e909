#!/bin/sh
# 故障演练: what breaks while people work and timers fire, and what must still be true afterwards. See README.md.
#   src/test/crash/run.sh                    all drills, short
#   src/test/crash/run.sh kill|outage|disk   one of them; the figures of the variables below
#   KILLS=20 OPERATIONS=10000 TIMERS=2000 CITY=true SEED=1 src/test/crash/run.sh kill
#   STOPS=10 CUTS=3 TIMERS=600 src/test/crash/run.sh outage
set -eu
cd "$(dirname "$0")/../../.."
folder="${FOLDER:-$PWD/target/crash}"
binaries="${POSTGRES:-$(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -V | tail -n 1)}"

drill() {
    class="$1"
    shift
    mvn -q -B ${MAVEN_OPTIONS:-} test "-Dtest=$class" -Dsurefire.failIfNoSpecifiedTests=false "-Dbackup.postgres=$binaries" \
        ${SEED:+"-Dcrash.seed=$SEED"} "$@"
}

need_postgresql() {
    command -v "$binaries/initdb" >/dev/null || { echo "需要 PostgreSQL 的全部程序（Debian: apt-get install postgresql）。" >&2; exit 1; }
}

kill_drill() {
    rm -rf "$folder/data"
    drill CrashDrill "-Dcrash.kills=${KILLS:-3}" "-Dcrash.operations=${OPERATIONS:-0}" "-Dcrash.timers=${TIMERS:-0}" \
        "-Dcrash.stride=${STRIDE:-0}" "-Dcrash.city=${CITY:-false}" "-Dcrash.folder=$folder"
}

outage_drill() {
    need_postgresql
    drill OutageDrill "-Dcrash.stops=${STOPS:-2}" "-Dcrash.cuts=${CUTS:-1}" "-Dcrash.timers=${TIMERS:-60}"
}

disk_drill() {
    need_postgresql
    drill DiskDrill
}

case "${1:-all}" in
    kill) kill_drill ;;
    outage) outage_drill ;;
    disk) disk_drill ;;
    all) kill_drill; outage_drill; disk_drill ;;
    *) echo "用法：$0 [kill|outage|disk]" >&2; exit 2 ;;
esac
