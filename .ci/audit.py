"""Ask for the known vulnerabilities of everything in requirements.txt.

    .venv/bin/python .ci/audit.py [OPTION...]

Exits with 1 where one is known, or pip-audit fails. Where the service cannot be reached, or does not know a package,
that is said and is no failure. Options go to pip-audit.
"""

import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

AUDIT = [
    str(Path(sys.executable).parent / "pip-audit"),
    *("--requirement", str(Path(__file__).parent / "requirements.txt"), "--require-hashes", "--disable-pip"),
    *("--progress-spinner", "off", "--format", "json"),
]
UNREACHABLE = re.compile(
    r"requests\.exceptions\.|pip_audit\._service\.interface\.|.*your network may be blocking this service"
)
"""What pip-audit ends with when a service gives no answer, or none that can be read: an exception, or an advice."""


def main() -> None:
    """Audit, and tell what was found and what was not asked."""
    done = subprocess.run([*AUDIT, *sys.argv[1:]], check=False, capture_output=True, text=True)
    if not done.stdout.strip():
        *_, last = ["", *done.stderr.splitlines()]
        if not UNREACHABLE.match(last):
            sys.exit(f"{done.stderr}pip-audit ended with {done.returncode}.")
        print(f"Not audited: the service gave no answer. {last}")
        return
    tell(json.loads(done.stdout)["dependencies"])


def tell(dependencies: list[dict[str, Any]]) -> None:
    """Tell of each package what is known, and exit with 1 where that is a vulnerability."""
    skipped = [each["name"] for each in dependencies if "skip_reason" in each]
    known = [(each, found) for each in dependencies for found in each.get("vulns", ())]
    for each, found in known:
        mended = ", ".join(found["fix_versions"]) or "no version yet"
        print(f"{each['name']} {each['version']}: {found['id']}, mended in {mended}")
    print(f"Audited: {len(dependencies) - len(skipped)} packages; known vulnerabilities: {len(known)}.")
    if skipped:
        print(f"Not audited, since the service does not know them: {', '.join(skipped)}.")
    sys.exit(bool(known))


if __name__ == "__main__":
    main()
