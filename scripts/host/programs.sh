# shellcheck shell=bash
# Sourced: what this machine lacks of scripts/host/programs.
programs_table=$(dirname "${BASH_SOURCE[0]}")/programs

# programs_missing PURPOSE: prints "PROGRAM FROM", one a line, for run, build, test or measure
programs_missing() {
  local purposes='run build test measure' needed_for from programs program
  purposes="${purposes%%"$1"*}$1"
  while read -r needed_for from programs; do
    [[ " $purposes " = *" $needed_for "* ]] || continue
    for program in $programs; do
      type -P "$program" >/dev/null || echo "$program $from"
    done
  done <"$programs_table"
}
