# shellcheck shell=bash
# images/lib.sh, for the images of this folder: $IMAGES, where a recipe finds its own files and those that it stands on, is this folder.
# shellcheck source=images/lib.sh
. "$(dirname "${BASH_SOURCE[0]}")/../lib.sh"
IMAGES=$IMAGES/offline
