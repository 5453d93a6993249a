#!/bin/sh
# The main job from an empty store to a CSV: a pledge as a record, its signing, a year of progress.
# Writes aig.json, its history and summary.csv into a folder; the current one unless another is named.
set -eu
examples=$(dirname "$0")
folder=${1:-.}
export AIG_STORE="$folder/aig.json"

aig init
pledge=$(aig pledge add -q --from "$examples/mogroep-movisie.yaml")
aig pledge sign "$pledge" --date-unknown
aig progress log "$pledge.2" --year 2015 --status in-progress --planning on-schedule
aig progress log "$pledge.2.1" --year 2015 --value 7 --note "seven published"
aig progress show "$pledge"
aig export csv -o "$folder/summary.csv"
cat "$folder/summary.csv"
