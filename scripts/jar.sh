# Sourced by scripts that try things with target/gatehouse.jar. They get a temporary folder, $work, that goes when they end, and
# the service's process and those that `beside` starts end with them.
# shellcheck shell=bash

root=$PWD
jar=$root/target/gatehouse.jar
base=
work=$(mktemp -d)
processes=()
end() {
    for process in "${processes[@]}"; do
        kill "$process" 2>/dev/null || true
    done
    for process in "${processes[@]}"; do
        wait "$process" 2>/dev/null || true
    done
    rm -rf "$work"
}
trap end EXIT
trap 'exit 1' INT TERM

# Runs a tool quietly, and tells all that it said if it fails.
quietly() {
    local said
    said=$(mktemp "$work/said.XXXXXX")
    if ! "$@" > "$said" 2>&1; then
        cat "$said" >&2
        return 1
    fi
}

# Becomes a command of the jar on the service's own files, with the settings that start_service was given: (gatehouse …) runs it.
gatehouse() {
    cd "$work/service"
    for name in $(compgen -e | grep -E '^(GATEHOUSE|DATABASE)_' || true); do unset "$name"; done
    exec env "${settings[@]}" java -jar "$jar" "$@"
}

# start_service [NAME=VALUE]...: starts the service on ports and a database of its own, with these settings; $base is its address.
start_service() {
    settings=(GATEHOUSE_PORT=0 GATEHOUSE_ADMIN_PORT=0 "$@")
    if [ ! -f "$jar" ]; then
        echo "There is no target/gatehouse.jar: mvn package -DskipTests makes it" >&2
        exit 1
    fi
    mkdir "$work/service"
    cp config.yml "$work/service"
    touch "$work/service.log"
    beside service gatehouse server config.yml
    for _ in $(seq 240); do
        base=$(grep -oE 'application http://localhost:[0-9]+' "$work/service.log" | cut -d' ' -f2 || true)
        if [ -n "$base" ]; then
            return
        fi
        kill -0 "${processes[-1]}" 2>/dev/null || break
        sleep 0.5
    done
    cat "$work/service.log" >&2
    echo "The service did not start" >&2
    exit 1
}

# beside NAME COMMAND...: runs a server until the script ends; what it says goes to $work/NAME.log. A function has to exec it, or
# its process would stay behind.
beside() {
    local log=$work/$1.log
    shift
    "$@" > "$log" 2>&1 &
    processes+=($!)
}

# Whether the second version is at least the first.
is_new() {
    [ "$(printf '%s\n' "$1" "$2" | sort -V | head -1)" = "$1" ]
}
