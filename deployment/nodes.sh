#!/bin/sh
# Several nodes on this machine on one database, behind nginx: to try what several machines do.
#   set -a; . ./trial.env; set +a    # a shell's file, 0600: .env.example with the passwords and keys, which peixun.env does
#                                    # not have, and what holds an & or a blank in '…'; never left behind
#   deployment/nodes.sh start 2      # nodes at 8081, 8082, …; pages at https://<this machine>:8443
#   deployment/nodes.sh stop         # the proxy, then the nodes: running requests are answered first
# FOLDER keeps pids, logs and the proxy's configuration; TLS holds fullchain.pem and privkey.pem; PROGRAM runs a node.
set -eu
folder="${FOLDER:-/var/lib/peixun/nodes}"
program="${PROGRAM:-java -jar /opt/peixun/peixun.jar}"
here="$(cd "$(dirname "$0")" && pwd)"

alive() {
    kill -0 "$1" 2>/dev/null
}

# The first node brings the database up to date before the next one starts.
start_node() {
    SERVER_PORT="$2" nohup $program >"$folder/node-$1.log" 2>&1 &
    pid=$!
    echo "$pid" >"$folder/node-$1.pid"
    until curl -sf -o /dev/null "http://127.0.0.1:$2/actuator/health/readiness"; do
        alive "$pid" || { echo "节点 $1 没有启动，见 $folder/node-$1.log。" >&2; exit 1; }
        sleep 1
    done
    echo "节点 $1：http://127.0.0.1:$2，进程 $pid"
}

# nginx.conf as it is, but for the addresses, the ports and the folder of the certificate.
start_proxy() {
    {
        echo "pid $folder/nginx.pid; error_log $folder/nginx.log; events {} http { access_log off;"
        for temporary in client_body proxy fastcgi uwsgi scgi; do
            echo "${temporary}_temp_path $folder/$temporary;"
        done
        sed -e "s#server 127.0.0.1:8080;#$1#" -e "s#listen 80;#listen ${HTTP_PORT:-8080};#" \
            -e "s#listen 443 ssl;#listen ${HTTPS_PORT:-8443} ssl;#" -e "s#/etc/peixun/tls#${TLS:-/etc/peixun/tls}#" \
            -e "s#X-Forwarded-Port 443;#X-Forwarded-Port ${HTTPS_PORT:-8443};#" \
            -e "s#https://\$host\$request_uri;#https://\$host:${HTTPS_PORT:-8443}\$request_uri;#" "$here/nginx.conf"
        echo "}"
    } >"$folder/nginx.conf"
    nginx -p "$folder" -c "$folder/nginx.conf"
}

start() {
    mkdir -p "$folder"
    for file in "$folder"/*.pid; do
        [ -e "$file" ] && alive "$(cat "$file")" && { echo "已在运行；先 $0 stop。" >&2; exit 1; }
    done
    node=1
    servers=
    while [ "$node" -le "$1" ]; do
        port=$((${FIRST_PORT:-8081} + node - 1))
        start_node "$node" "$port"
        servers="$servers server 127.0.0.1:$port;"
        node=$((node + 1))
    done
    start_proxy "$servers"
    echo "入口：https 端口 ${HTTPS_PORT:-8443}"
}

stop() {
    for file in "$folder/nginx.pid" "$folder"/node-*.pid; do
        [ -e "$file" ] || continue
        pid="$(cat "$file")"
        alive "$pid" && kill "$pid"
        while alive "$pid"; do sleep 1; done
        rm -f "$file"
    done
}

case "${1:-}" in
    start) start "${2:-2}" ;;
    stop) stop ;;
    *) echo "用法：$0 start [节点数] | stop" >&2; exit 2 ;;
esac
