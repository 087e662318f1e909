#!/bin/sh
# 故障演练: kills the application with SIGKILL while people work and timers fire. See README.md.
#   KILLS=20 OPERATIONS=10000 TIMERS=2000 SEED=1 src/test/crash/run.sh
set -eu
cd "$(dirname "$0")/../../.."
folder="${FOLDER:-$PWD/target/crash}"
rm -rf "$folder/data"
exec mvn -q -B ${MAVEN_OPTIONS:-} test -Dtest=CrashDrill -Dsurefire.failIfNoSpecifiedTests=false \
    "-Dcrash.kills=${KILLS:-3}" "-Dcrash.operations=${OPERATIONS:-0}" "-Dcrash.timers=${TIMERS:-0}" "-Dcrash.folder=$folder" \
    ${SEED:+"-Dcrash.seed=$SEED"}
