# shellcheck shell=bash disable=SC2034
# Sourced, with the command's arguments, by both scripts that start boulder-k8s: $kind is the AOT cache of the command (nothing, or `cluster`).
# What talks to a cluster has more classes, which would only be in the way of `--help`.
case ${1:-} in up | down | test | status | logs | shell | runs | attach | cancel | parity | matrix | diagnose | bundle) kind=cluster ;; *) kind= ;; esac
# bash asks the terminal of stderr how wide it is when a command has ended; Java cannot
if [ -t 2 ] && [ -z "${COLUMNS:-}" ]; then shopt -s checkwinsize; (:;:); fi
[ -z "${COLUMNS:-}" ] || export COLUMNS
