# shellcheck shell=bash disable=SC2034
# all packages of the Go distribution in use, compiled anew in the runner's container
command -v go >/dev/null || { say "build: no Go here"; return; }
GOROOT=$(go env GOROOT)
cp "$small/docker-compose.yml" "$work/compose.before"
trap 'cp "$work/compose.before" "$small/docker-compose.yml"' EXIT
sed -i "0,/- .:\/boulder:cached/s||- .:/boulder:cached\n      - $GOROOT:/usr/local/go:ro|" "$small/docker-compose.yml"
# nodes see only what was mounted when they were made
quietly tool down --cluster
quietly tool up --boulder "$small"
quietly t_sh "$small" --help
ours=() theirs=()
for _ in $(seq $(((times + 1) / 2))); do # they take long
  theirs+=("$(compose "$small" run --rm --name boulder_tests boulder ./test.sh build 2>>"$out/log" | sed -n 's/^took //p')")
  ours+=("$(tool test --quiet --boulder "$small" -- build 2>>"$out/log" | sed -n 's/^took //p')")
done
compose_down "$small"
quietly tool down --boulder "$small"
compared 08 "\`go build -a std\` in the runner" 'Compose' 1.00
