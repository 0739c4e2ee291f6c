# shellcheck shell=bash
# What a recipe is. Sourced by lib.sh, and by what must name an image without making one.

# recipe_hash FOLDER...: what the files in these folders (relative to the repository) are: names, modes, contents.
# Pages (*.md) and tests (test.sh, test/, *_test.go) do not change an image.
recipe_hash() {
  (
    cd "$(dirname "${BASH_SOURCE[0]}")/.."
    files=$(find "$@" -type f ! -name '*.md' ! -name 'test.sh' ! -name '*_test.go' ! -path '*/test/*' -printf '%p %m\n' | LC_ALL=C sort)
    paste -d ' ' <(sed -E 's/ (.)[^ ]*$/ \1/' <<<"$files") <(cut -d' ' -f1 <<<"$files" | xargs -d '\n' sha256sum | sed 's/ .*/  -/') |
      sha256sum | cut -c1-16
  )
}
