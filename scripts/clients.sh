#!/usr/bin/env bash
# clients.sh [BASE_URL]
#
# Builds a TypeScript and a Java client from docs/openapi.json, as users of the API do, starts target/gatehouse.jar on an
# embedded PostgreSQL and ports of its own, and runs the journeys of src/clients through both. With BASE_URL it takes the
# document from a running service and runs them there; they leave two users behind. Everything is made in a temporary
# folder. Without npm, or with a Node.js that is too old, the TypeScript part is skipped, and said to be.
set -euo pipefail
cd "$(dirname "$0")/.."
if [ $# -gt 1 ]; then
    sed -n '2,8s/^# \{0,1\}//p' "$0" >&2
    exit 2
fi

openapi_generator=7.25.0
dependency_plugin=3.9.0
# What @hey-api/openapi-ts asks for in the version of src/clients/typescript/package.json.
least_node=20.19.0

. scripts/jar.sh
base=${1:-}

typescript() {
    if ! command -v npm > /dev/null; then
        echo "SKIPPED: the TypeScript client, since npm is missing"
        return
    fi
    if ! is_new "$least_node" "$(node -p process.versions.node)"; then
        echo "SKIPPED: the TypeScript client, since Node.js is older than $least_node"
        return
    fi
    cp -r src/clients/typescript "$work/typescript"
    (
        cd "$work/typescript"
        quietly npm ci --ignore-scripts --no-audit --no-fund
        quietly node_modules/.bin/openapi-ts -i "$work/openapi.json" -o client -c @hey-api/client-fetch
        quietly node_modules/.bin/tsc
        echo "typescript: generated and compiled"
        node built/journey.js "$base"
    )
}

java_client() {
    quietly mvn -q -B "org.apache.maven.plugins:maven-dependency-plugin:$dependency_plugin:copy" \
        "-Dartifact=org.openapitools:openapi-generator-cli:$openapi_generator" "-DoutputDirectory=$work"
    quietly java -jar "$work/openapi-generator-cli-$openapi_generator.jar" generate -g java --library okhttp-gson \
        -i "$work/openapi.json" -o "$work/java/client" \
        --additional-properties "openApiNullable=false,useJakartaEe=true,errorObjectType=journey.client.model.Problem" \
        --additional-properties "invokerPackage=journey.client,apiPackage=journey.client.api,modelPackage=journey.client.model" \
        --global-property apiTests=false,modelTests=false,apiDocs=false,modelDocs=false
    quietly mvn -q -B -f src/clients/java/pom.xml "-Dwork=$work/java" compile dependency:build-classpath \
        "-Dmdep.outputFile=$work/java/classpath"
    echo "java: generated and compiled"
    java -cp "$work/java/target/classes:$(cat "$work/java/classpath")" Journey "$base"
}

if [ -n "$base" ]; then
    curl -fsS "$base/openapi.json" -o "$work/openapi.json"
else
    cp docs/openapi.json "$work/openapi.json"
    start_service
fi
typescript
java_client
