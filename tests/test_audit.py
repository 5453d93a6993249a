"""The audit fails on what is known, and on nothing else. It asks a service of ours, over the wire."""

import json
import subprocess
import sys
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from threading import Thread

import pytest

AUDIT = Path(__file__).parent.parent / ".ci" / "audit.py"
CLICK = {
    "package": {"name": "click", "ecosystem": "PyPI"},
    "ranges": [{"type": "ECOSYSTEM", "events": [{"fixed": "99"}]}],
}
KNOWN = {"vulns": [{"id": "OSV-1", "aliases": [], "affected": [CLICK]}]}
Answer = Callable[[str], tuple[int, bytes]]


class Service(HTTPServer):
    """A vulnerability service that gives one kind of answer."""

    answer: Answer

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_port}/"


class Handler(BaseHTTPRequestHandler):
    server: Service

    def do_POST(self) -> None:
        asked = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        status, content = self.server.answer(asked["package"]["name"])
        self.send_response(status)
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture
def service() -> Iterator[Service]:
    with Service(("127.0.0.1", 0), Handler) as server:
        thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        yield server
        server.shutdown()
        thread.join()


def audit(*options: str) -> tuple[int, str]:
    done = subprocess.run([sys.executable, AUDIT, *options], check=False, capture_output=True, text=True, timeout=60)
    return done.returncode, done.stdout + done.stderr


def asking(service: Service, answer: Answer, *options: str) -> tuple[int, str]:
    service.answer = answer
    return audit("--vulnerability-service", "osv", "--osv-url", service.url, *options)


def test_a_known_vulnerability_is_a_failure(service: Service) -> None:
    code, said = asking(service, lambda name: (200, json.dumps(KNOWN if name == "click" else {}).encode()))

    assert code == 1
    assert "OSV-1, mended in 99" in said
    assert "known vulnerabilities: 1." in said


def test_nothing_known_is_none(service: Service) -> None:
    code, said = asking(service, lambda _: (200, b"{}"))

    assert code == 0
    assert "known vulnerabilities: 0." in said
    assert "Not audited" not in said


@pytest.mark.parametrize("answer", [(503, b"busy"), (200, b"<html>log in first</html>")])
def test_a_service_that_gives_no_answer_is_said(service: Service, answer: tuple[int, bytes]) -> None:
    code, said = asking(service, lambda _: answer)

    assert code == 0
    assert "Not audited: the service gave no answer." in said


def test_a_service_that_cannot_be_reached_is_said() -> None:
    code, said = audit("--vulnerability-service", "osv", "--osv-url", "http://127.0.0.1:9/")

    assert code == 0
    assert "Not audited: the service gave no answer." in said


def test_an_audit_that_goes_wrong_by_itself_is_a_failure(service: Service, tmp_path: Path) -> None:
    without_hash = tmp_path / "requirements.txt"
    without_hash.write_text("click==8.0.0\n")

    assert audit("--nonsense")[0] == 1
    assert asking(service, lambda _: (200, b"{}"), "--requirement", str(without_hash))[0] == 1
