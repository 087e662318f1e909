#!/bin/sh
# Runs a command of the program with the service's settings and credentials, as root, in /: what it reads comes from the
# standard input, e.g. peixun-command.sh --verify-audit --audit-anchors=- <earlier.txt
set -eu
store=/etc/credstore.encrypted
credentials=
# those of the passwords are not there where the database is signed in to by certificate
for name in spring.datasource.password spring.flyway.password peixun.protection.keys peixun.protection.index-key; do
    [ ! -e "$store/$name" ] || credentials="$credentials -p LoadCredentialEncrypted=$name:$store/$name"
done
# shellcheck disable=SC2086,SC2016 # one word each; the inner shell fills in its own
exec systemd-run --quiet --wait --pipe --collect -p User=peixun -p EnvironmentFile=/etc/peixun/peixun.env --setenv=LANG=C.UTF-8 $credentials \
    /bin/sh -c 'SPRING_CONFIG_IMPORT="configtree:$CREDENTIALS_DIRECTORY/" exec java -jar /opt/peixun/peixun.jar "$@"' peixun "$@"
