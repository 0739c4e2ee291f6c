#!/bin/sh
# As in Debian's own image: no package may start its service while an image is built.
exit 101
