#!/usr/bin/env bash
# Prints the twenty test classes of the last run that took longest, with their seconds and how many tests each has.
set -euo pipefail
cd "$(dirname "$0")/.."

echo "Slowest test classes (seconds, tests, class):"
grep -h -o '<testsuite [^>]*' target/surefire-reports/TEST-*.xml target/failsafe-reports/TEST-*.xml 2> /dev/null \
  | sed -E 's/.* name="([^"]*)" time="([0-9.,]*)" tests="([0-9]*)".*/\2 \3 \1/' \
  | sort -rn | head -20 | awk '{ printf "%8.1f %5d  %s\n", $1, $2, $3 }'
