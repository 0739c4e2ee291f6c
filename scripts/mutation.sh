#!/bin/bash
# Would a test fail if a line of the pure packages were wrong? PIT changes the classes one by one and runs the tests that touch them; prints
# killed/all mutants for each package. Takes long: some minutes a package.
#   scripts/mutation.sh [PACKAGE...]       such as plan or compose.merge; all pure ones if none is named
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
JAVA_HOME=$(scripts/find-java.sh)
export JAVA_HOME
[ $# -gt 0 ] || set -- compose.template compose.tree compose.merge compose.keys compose.read compose.normal plan manifest
report=target/pit-reports/mutations.xml
scripts/maven.sh -q test-compile
for package in "$@"; do
  # what does not touch Kubernetes is tested by its own tests, not by the whole suite for each mutant
  tests='io.boulderk8s.compose.*,io.boulderk8s.key.*'
  [[ $package = compose* ]] || tests='io.boulderk8s.plan.*,io.boulderk8s.manifest.*,io.boulderk8s.key.*'
  scripts/maven.sh -q -Pmutation -Dmutated="io.boulderk8s.$package.*" -Dmutation.tests="$tests" \
    org.pitest:pitest-maven:mutationCoverage >target/mutation.log 2>&1 || { tail -n 30 target/mutation.log >&2; exit 1; }
  killed=$(grep -c "detected='true'" "$report" || true) all=$(grep -c '<mutation ' "$report" || true)
  printf '%-18s %4d of %4d killed: %d %%\n' "$package" "$killed" "$all" $((100 * killed / all))
done
