"""The database, checked by SQLite and served by Datasette."""

import json
import socket
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

from verdict import Verdict

DATASETTE = str(Path(sys.executable).parent / "datasette")
PATIENCE = 30
"""Seconds that Datasette may take to start."""


def check_database(path: Path, verdict: Verdict) -> None:
    """Check a database, select everything in it, and serve it."""
    with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as database:
        whole = database.execute("PRAGMA integrity_check").fetchall()
        verdict.same("SQLite: the file is whole", whole, [("ok",)])
        loose = database.execute("PRAGMA foreign_key_check").fetchall()
        verdict.say("SQLite: every foreign key leads somewhere", [str(each) for each in loose])
        names = {
            kind: [name for (name,) in database.execute("SELECT name FROM sqlite_master WHERE type = ?", (kind,))]
            for kind in ("table", "view")
        }
        counts = {name: _count(database, name) for kind in names.values() for name in kind}
        verdict.say("SQLite: every view has rows", [name for name in names["view"] if not counts[name]])
        [kvk] = database.execute("SELECT kvk FROM organisations WHERE id = 'O3002'").fetchone()
        verdict.same("SQLite: the KVK number has its zeros", kvk, "00000012")
    _check_served(path, {name: counts[name] for name in ("organisations", *names["view"])}, verdict)


def _count(database: sqlite3.Connection, name: str) -> int:
    return len(database.execute(f'SELECT * FROM "{name}"').fetchall())  # noqa: S608 - a name of the database itself


def _check_served(path: Path, counts: dict[str, int], verdict: Verdict) -> None:
    """Let Datasette serve the database, and ask for its front page, a table and the views."""
    port = _free_port()
    command = [DATASETTE, "serve", str(path), "--host", "127.0.0.1", "--port", str(port)]
    server = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        address = f"http://127.0.0.1:{port}/"
        verdict.same("Datasette: the front page names the database", path.stem in _asked(address), expected=True)
        served = {
            name: json.loads(_asked(f"{address}{path.stem}/{name}.json?_shape=objects&_size=1"))[
                "filtered_table_rows_count"
            ]
            for name in counts
        }
        verdict.same(f"Datasette: a table and {len(counts) - 1} views have their rows", served, counts)
    finally:
        server.terminate()
        server.wait(timeout=PATIENCE)


def _free_port() -> int:
    with closing(socket.socket()) as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


def _asked(address: str) -> str:
    """Return what is at an address of this machine, once somebody serves it."""
    end = time.monotonic() + PATIENCE
    while True:
        try:
            with urlopen(address, timeout=PATIENCE) as answer:  # noqa: S310 - on this machine
                return str(answer.read().decode())
        except URLError as error:
            if time.monotonic() > end or not isinstance(error.reason, ConnectionRefusedError):
                raise
            time.sleep(0.2)
