# shellcheck shell=bash
# What a recipe is. Sourced by lib.sh, and by what must name an image without making one.

# recipe_hash PATH...: what the files of these recipes, and other files of the repository, are: names, modes, contents. A recipe of images/offline is
# named as if it stood in images: where it stands does not change an image, nor do pages (*.md) and tests (test.sh, test/, *_test.go).
recipe_hash() {
  (
    cd "$(dirname "${BASH_SOURCE[0]}")/.."
    places=("$@")
    for i in "${!places[@]}"; do
      [ -e "${places[i]}" ] || places[i]=images/offline/${places[i]#images/}
    done
    files=$(find "${places[@]}" -type f ! -name '*.md' ! -name 'test.sh' ! -name '*_test.go' ! -path '*/test/*' -printf '%p %m\n' |
      sed -E 's|^(images/)offline/(.*)|\1\2 \0|; t; s|.*|\0 \0|' | LC_ALL=C sort)
    paste -d ' ' <(sed -E 's/^([^ ]* .)[^ ]* .*/\1/' <<<"$files") <(cut -d' ' -f3 <<<"$files" | xargs -d '\n' sha256sum | sed 's/ .*/  -/') |
      sha256sum | cut -c1-16
  )
}
