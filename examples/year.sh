#!/bin/sh
# A whole reporting year on a made-up network, from the request for accounts to the lock. A folder that
#
#     python examples/make_network.py 1 --store FOLDER/aig.json
#
# made becomes that of the year: sh examples/year.sh FOLDER. The forms are filled in and sent back by answer_forms.py.
set -eu
examples=$(dirname "$0")
folder=${1:?the folder is missing: year.sh FOLDER}
python=${PYTHON:-python3}
export AIG_STORE="$folder/aig.json"

# November: the rounds before are closed, everybody is asked
export AIG_TODAY=2026-11-02
aig round lock 2024 --yes
aig round lock 2025 --yes
aig round open 2026 -n >"$folder/asked.txt"
aig round open 2026
aig round forms 2026 --out "$folder/forms" --lang nl

# December: the first forms come back; what cannot be taken is kept for a phone call
"$python" "$examples/answer_forms.py" "$folder/forms" "$folder/december"
export AIG_TODAY=2026-12-14
aig import progress "$folder/december" -q --yes --rejects "$folder/refused.csv" >"$folder/december.txt" 2>&1 || [ $? -eq 1 ]
tail -1 "$folder/december.txt"
export AIG_TODAY=2026-12-15
aig due --missing --with-contacts --format csv --dialect excel-nl -o "$folder/reminders.csv" --mark-reminded

# January: the others, after the reminder
"$python" "$examples/answer_forms.py" "$folder/forms" "$folder/january" --late
export AIG_TODAY=2027-01-20
aig import progress "$folder/january" -q --yes >"$folder/january.txt" 2>&1
tail -1 "$folder/january.txt"

# February: why there is no answer, what stands, and the lock
export AIG_TODAY=2027-02-01
aig round no-response -q --where "missed>=2" --reason unreachable --yes >"$folder/unreachable.txt"
aig round no-response -q --where owes=account --reason unknown --yes >"$folder/unknown.txt"
aig progress establish -q --where state=received --yes >"$folder/established.txt" 2>"$folder/warnings.txt"
aig round lock 2026
aig round show 2026 --json >"$folder/response.json"
aig round list
