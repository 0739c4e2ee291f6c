# shellcheck shell=bash disable=SC2034
# the sample's integration tests, from the first line of test.sh to its last
ours=() theirs=()
quietly tool up --boulder "$sample"
quietly t_sh "$sample" --help
for _ in $(seq "$times"); do
  theirs+=("$(streamed compose "$sample" run --rm --name boulder_tests boulder ./test.sh --integration | cut -d' ' -f1)")
  ours+=("$(streamed tool test --quiet --boulder "$sample" --integration | cut -d' ' -f1)")
done
compose_down "$sample"
compared 09 "the sample's integration tests" 'Compose' 1.00
