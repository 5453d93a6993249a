#!/bin/sh
# Log last year's results for several pledges. Safe to run twice: an entry that is there already is "unchanged",
# and one that differs from the register stops the script with exit code 5, without touching it.
#
#     batch_update.sh YEAR < results.txt
#
# A line of results.txt is an id, a tab and a value (for a deliverable) or a status (for a commitment).
set -eu
year=${1:?the year is missing: batch_update.sh YEAR < results.txt}
tab=$(printf '\t')

while IFS="$tab" read -r id result || [ -n "$id" ]; do
    case $id in
        '' | '#'*) continue ;;
        *.*.*) aig progress log "$id" --year "$year" --value "$result" ;;
        *) aig progress log "$id" --year "$year" --status "$result" ;;
    esac
done
