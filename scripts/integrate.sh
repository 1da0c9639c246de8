#!/usr/bin/env bash
# integrate.sh
#
# Starts target/gatehouse.jar and runs the recipes of docs/integrate.md against it, each as it stands in src/integrations:
# a protected route takes a good token, one that asks Gatehouse refuses an ended one, and tokens of the next signing key are
# taken. What the machine has not got (npm, Debian's Apache, nginx or Python packages) is skipped, and said to be.
set -euo pipefail
cd "$(dirname "$0")/.."
if [ $# -gt 0 ]; then
    sed -n '2,6s/^# \{0,1\}//p' "$0" >&2
    exit 2
fi

dependency_plugin=3.9.0
least_node=20.19.0
recipes=$PWD/src/integrations
password=correct-horse-9

. scripts/jar.sh

# Apache's and nginx's workers are another user. Nothing in here is secret but the service's data, which guards itself.
chmod 711 "$work"
mkdir "$work/pages"
touch "$work/pages/orders" "$work/pages/payments" "$work/pages/staff"

skipped() {
    echo "SKIPPED: $1, since $2"
}

free_port() {
    local port
    while :; do
        port=$((21000 + RANDOM % 11000))
        if ! (exec 3<> "/dev/tcp/127.0.0.1/$port") 2>/dev/null; then
            echo "$port"
            return
        fi
    done
}

field() {
    grep -oE "\"$1\" ?: ?\"[^\"]*\"" | head -1 | cut -d'"' -f4
}

json() {
    curl -sS --max-time 30 -H 'Content-Type: application/json' "$@"
}

sign_in() {
    json "$ISSUER/api/v1/auth/login" -d "{\"email\":\"$1\",\"password\":\"$password\"}" | field access_token
}

register() {
    json "$ISSUER/api/v1/users" -d "{\"email\":\"$1\",\"name\":\"Ada\",\"password\":\"$password\"}" > "$work/registered"
}

# status URL [TOKEN]: 000 where nothing answers.
status() {
    curl -s --max-time 30 -o "$work/answer" -w '%{http_code}' "$1" ${2:+-H "Authorization: Bearer $2"} || true
}

# expect NAME WHAT STATUS ROUTE [TOKEN]
expect() {
    local url got
    case $4 in
        /payments) url=${checked[$1]:-} ;;
        *) url=${plain[$1]:-} ;;
    esac
    if [ -z "$url" ]; then
        return
    fi
    got=$(status "$url$4" "${5:-}")
    if [ "$got" != "$3" ]; then
        echo "$1: $2 at $4 was answered $got and not $3" >&2
        cat "$work/answer" "$work/$1.log" >&2
        exit 1
    fi
}

# Where each recipe answers: /orders and /staff, which nginx has not got, and /payments, which refuses an ended token; and
# what it answers to a user without the role, if it is not 403.
declare -A plain checked refused_role
names=()

# serves NAME PLAIN_PORT CHECKED_PORT; - where it has no such routes.
serves() {
    names+=("$1")
    if [ "$2" != - ]; then plain[$1]=http://127.0.0.1:$2; fi
    if [ "$3" != - ]; then checked[$1]=http://127.0.0.1:$3; fi
}

spring() {
    local boot=boot$1 port
    port=$(free_port)
    quietly mvn -q -B -f "$recipes/spring/$boot/pom.xml" "-Dwork=$work/$boot" compile \
        "org.apache.maven.plugins:maven-dependency-plugin:$dependency_plugin:build-classpath" "-Dmdep.outputFile=$work/$boot.classpath"
    beside "$boot" java -cp "$work/$boot/target/classes:$(cat "$work/$boot.classpath")" shop.Security \
        "--server.port=$port" "--server.address=127.0.0.1" "--gatehouse.issuer=$ISSUER" \
        "--gatehouse.client.id=$CLIENT_ID" "--gatehouse.client.secret=$CLIENT_SECRET"
    serves "$boot" "$port" "$port"
}

node_recipes() {
    local port
    if ! command -v npm > /dev/null || ! is_new "$least_node" "$(node -p process.versions.node)"; then
        skipped "Express and openid-client" "there is no npm with Node.js $least_node"
        return
    fi
    cp -r "$recipes/node" "$work/node"
    (cd "$work/node" && quietly npm ci --ignore-scripts --no-audit --no-fund)
    port=$(free_port)
    PORT=$port beside express node "$work/node/express.js"
    serves express "$port" "$port"
}

# The first Python that has Debian's packages: another one may stand before it in the path.
python_with() {
    local python
    for python in /usr/bin/python3 python3; do
        if "$python" -c "import $1" 2> /dev/null; then
            echo "$python"
            return
        fi
    done
    return 1
}

fastapi() {
    local python port
    if ! python=$(python_with "fastapi, httpx, jwt, uvicorn, cryptography"); then
        skipped FastAPI "python3-fastapi, -httpx, -jwt, -uvicorn or -cryptography is missing"
        return
    fi
    port=$(free_port)
    beside fastapi env PYTHONDONTWRITEBYTECODE=1 "$python" -m uvicorn --app-dir "$recipes/python" --port "$port" resource:app
    serves fastapi "$port" "$port"
}

apache() {
    local port tls_port
    if [ ! -f /usr/lib/apache2/modules/mod_auth_openidc.so ] || ! command -v openssl > /dev/null; then
        skipped Apache "apache2, libapache2-mod-auth-openidc or openssl is missing"
        return
    fi
    port=$(free_port)
    tls_port=$(free_port)
    quietly openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -subj /CN=localhost -days 1 \
        -keyout "$work/tls.key" -out "$work/tls.crt"
    # The module asks by https alone, so the same Apache stands before Gatehouse with a certificate of its own.
    cat > "$work/apache.conf" << END
ServerRoot /usr/lib/apache2
ServerName localhost
PidFile $work/apache.pid
DefaultRuntimeDir $work
Listen 127.0.0.1:$port
Listen 127.0.0.1:$tls_port
User www-data
Group www-data
LoadModule mpm_event_module modules/mod_mpm_event.so
LoadModule authn_core_module modules/mod_authn_core.so
LoadModule authz_core_module modules/mod_authz_core.so
LoadModule authz_user_module modules/mod_authz_user.so
LoadModule auth_openidc_module modules/mod_auth_openidc.so
LoadModule socache_shmcb_module modules/mod_socache_shmcb.so
LoadModule ssl_module modules/mod_ssl.so
LoadModule proxy_module modules/mod_proxy.so
LoadModule proxy_http_module modules/mod_proxy_http.so
ErrorLog /dev/stderr
<VirtualHost 127.0.0.1:$tls_port>
    SSLEngine on
    SSLCertificateFile $work/tls.crt
    SSLCertificateKeyFile $work/tls.key
    ProxyPass / $ISSUER/
</VirtualHost>
<VirtualHost 127.0.0.1:$port>
    DocumentRoot $work/pages
    OIDCOAuthSSLValidateServer Off
    Include $recipes/apache/gatehouse.conf
</VirtualHost>
END
    GATEHOUSE=https://localhost:$tls_port beside apache /usr/sbin/apache2 -f "$work/apache.conf" -DFOREGROUND
    serves apache "$port" "$port"
    # The module answers 401 where a claim is missing too.
    refused_role[apache]=401
}

nginx() {
    local port
    if [ ! -x /usr/sbin/nginx ]; then
        skipped nginx "it is missing"
        return
    fi
    port=$(free_port)
    cat > "$work/nginx.conf" << END
daemon off;
pid $work/nginx.pid;
error_log stderr;
events {}
http {
    access_log off;
    server {
        listen 127.0.0.1:$port;
        root $work/pages;
        $(sed "s|https://accounts.example.com|$ISSUER|" "$recipes/nginx/gatehouse.conf")
    }
}
END
    beside nginx /usr/sbin/nginx -p "$work" -c "$work/nginx.conf"
    serves nginx - "$port"
}

# What asks and has no routes to protect. Each prints what it learnt of $TOKEN.
client_library() {
    local said
    said=$("${@:2}")
    case $said in
        *"\"active\": $active"* | *"\"active\":$active"*) ;;
        *)
            echo "$1: said $said of a token whose being active is $active" >&2
            exit 1
            ;;
    esac
}

client_libraries() {
    local python
    export TOKEN=$1
    local active=$2
    if [ -d "$work/node" ]; then
        client_library openid-client node "$work/node/openid-client.js"
    fi
    if python=$(python_with "authlib, requests"); then
        client_library Authlib env AUTHLIB_INSECURE_TRANSPORT=1 "$python" "$recipes/python/authlib_client.py"
    fi
}

port=$(free_port)
export ISSUER=http://localhost:$port
start_service "GATEHOUSE_PORT=$port" "GATEHOUSE_ISSUER=$ISSUER"
client=$(gatehouse clients create config.yml --name shop --scope tokens:introspect --audience "$ISSUER" --json)
CLIENT_ID=$(field id <<< "$client")
CLIENT_SECRET=$(field client_secret <<< "$client")
export CLIENT_ID CLIENT_SECRET

spring 3
spring 4
node_recipes
fastapi
apache
nginx
python_with "authlib, requests" > /dev/null || skipped Authlib "python3-authlib or python3-requests is missing"

register ada@example.com
register grace@example.com
(gatehouse users set-role config.yml --email grace@example.com --role admin) > "$work/role"
token=$(sign_in ada@example.com)
staff=$(sign_in grace@example.com)
for name in "${names[@]}"; do
    for _ in $(seq 120); do
        if [ "$(status "${checked[$name]}/payments")" != 000 ]; then break; fi
        sleep 0.5
    done
    for route in /orders /payments /staff; do
        expect "$name" "no token" 401 $route
        expect "$name" "a forged token" 401 $route "${token%?????}AAAAA"
    done
    expect "$name" "a good token" 200 /orders "$token"
    expect "$name" "a good token" 200 /payments "$token"
    expect "$name" "a user's token" "${refused_role[$name]:-403}" /staff "$token"
    expect "$name" "an admin's token" 200 /staff "$staff"
done
client_libraries "$token" true

json "$ISSUER/api/v1/auth/logout" -d '{}' -H "Authorization: Bearer $token"
for name in "${names[@]}"; do
    expect "$name" "an ended token" 401 /payments "$token"
done
client_libraries "$token" false

# The next key signs at once: those that fetched the keys know it already.
(gatehouse keys emergency config.yml --yes) > "$work/emergency"
token=$(sign_in ada@example.com)
for name in "${names[@]}"; do
    expect "$name" "a token of the next key" 200 /orders "$token"
    expect "$name" "a token of the next key" 200 /payments "$token"
done
client_libraries "$token" true
echo "Integrated: ${names[*]}"
