#!/usr/bin/env bash
# check.sh ipki | check.sh webpki TOKENS: fails, and says why, when this folder is not as today's generate.sh makes it: whole, and for
# the issuers' certificates with the tokens of the same run.
# check.sh keys TOKENS: prints what these tokens hold.
set -euo pipefail

cd "$(dirname -- "$(realpath -- "$0")")"
folder=$1 tokens=${2:-}

fail() { echo "test/certs/$folder $*"; exit 1; }

# Their names are random: those of another run are others. token.object is written again at each start, in the same size.
keys() { (cd "$1" && find . -name token.object -printf '%s  %p\n' -o -name '*.object' -exec sha256sum {} +) | LC_ALL=C sort; }

if [[ $folder == keys ]]; then
  keys "$tokens"
  exit
fi
[[ -d $folder ]] || fail "is missing"
[[ -f $folder/content && -f $folder/whole ]] || fail "is half-made: it has no list of its content"
said=$(cd "$folder" && sha256sum --quiet --strict --check whole content 2>&1) || fail "is not what generate.sh makes: $said"
[[ -n $tokens ]] || exit 0
lost=$(LC_ALL=C comm -23 "$folder/tokens" <(keys "$tokens") | sed 's/.*  //')
[[ -z $lost ]] || fail "is of another run than the tokens with its keys, or these are half-made: $tokens lacks ${lost%%$'\n'*}, or has another"
