#!/usr/bin/env bash
# check.sh ipki | check.sh webpki TOKENS: fails, and says why, when this folder is not as today's generate.sh makes it: whole, and for
# the issuers' certificates with the tokens of the same run.
set -euo pipefail

cd "$(dirname -- "$(realpath -- "$0")")"
folder=$1 tokens=${2:-}

fail() { echo "test/certs/$folder $*"; exit 1; }

[[ -d $folder ]] || fail "is missing"
[[ -f $folder/content ]] || fail "is half-made: it has no list of its content"
said=$(cd "$folder" && sha256sum --quiet --strict --check content 2>&1) || fail "is not what generate.sh makes: $said"
[[ -n $tokens ]] || exit 0
# Their names are random: those of another run are others.
lost=$(LC_ALL=C comm -23 "$folder/tokens" <(cd "$tokens" && find . -name '*.object' -printf '%P %s\n' | LC_ALL=C sort))
[[ -z $lost ]] || fail "is of another run than the tokens with its keys, or these are half-made: $tokens lacks ${lost%%$'\n'*}"
