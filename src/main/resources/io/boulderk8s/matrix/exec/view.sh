# shellcheck shell=bash
# A copy-on-write view: LOWER BASE OPTIONS. Prints how it was made.
set -eu
lower=$1 base=$2 options=$3
mkdir -p "$base/upper" "$base/work" "$base/view"
ln -sfn "$lower" "$base/lower"
chown --reference="$lower" "$base/upper" && chmod --reference="$lower" "$base/upper"
cd "$base"
if why=$(mount -t overlay overlay -o "lowerdir=lower,upperdir=upper,workdir=work,$options" view 2>&1); then
  echo overlay
  exit
fi
cp -a --reflink=auto "$lower/." view/
chown --reference="$lower" view && chmod --reference="$lower" view
echo "copy $why"
