#!/bin/sh
# Runs a command of the program with the service's settings and credentials, as root: peixun-command.sh --verify-audit
set -eu
store=/etc/credstore.encrypted
exec systemd-run --quiet --wait --pipe --collect -p User=peixun -p EnvironmentFile=/etc/peixun/peixun.env --setenv=LANG=C.UTF-8 \
    -p "LoadCredentialEncrypted=spring.datasource.password:$store/spring.datasource.password" \
    -p "LoadCredentialEncrypted=spring.flyway.password:$store/spring.flyway.password" \
    -p "LoadCredentialEncrypted=peixun.protection.keys:$store/peixun.protection.keys" \
    -p "LoadCredentialEncrypted=peixun.protection.index-key:$store/peixun.protection.index-key" \
    /bin/sh -c 'SPRING_CONFIG_IMPORT="configtree:$CREDENTIALS_DIRECTORY/" exec java -jar /opt/peixun/peixun.jar "$@"' peixun "$@"
