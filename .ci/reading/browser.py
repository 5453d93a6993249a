"""The pages in headless Chromium: what they ask for and run, whether all can use them, how they look and print.

axe-core says whether all can use a page, by WCAG 2.2 AA and best practice. A copy with two planted faults says whether
axe-core would have found them.
"""

import re
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.resources import files
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page, sync_playwright

from paper import check_paper, cut_rows
from verdict import Verdict

CHROMIUM = "/usr/bin/chromium"
QUIET = ("--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update")
WIDTHS = {400: 2000, 1280: 1600}
"""Widths of a screen, and the heights of the pieces that its pictures come in."""
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice"]
PLANTED = {"color-contrast": 1, "image-alt": 1}
"""What axe-core calls the two faults of the broken copy, and how often each is there."""
POLICY = re.compile(r'<meta http-equiv="Content-Security-Policy"[^>]*>')
PIXEL = "data:image/gif;base64,R0lGODlhAQABAAAAACH5BAEKAAEALAAAAAABAAEAAAICTAEAOw=="
FAULTS = f'<img src="{PIXEL}" width="20" height="20"><p style="color:#b8b8b8;background:#fff">Too faint to read.</p>'
SCRIPT = '<script>document.title = "ran"</script><img src="http://127.0.0.1:9/x.png" alt="">'
TALL = f"{'<br>taller than a sheet' * 150}</td>"
TABLES = """() => [...document.querySelectorAll("table")].map(table => ({
    caption: (table.caption.checkVisibility() ? table.caption : table.closest("section").querySelector("h2")).innerText,
    rows: [...table.rows].map(row => [...row.cells].map(cell => cell.innerText)),
}))"""


class Watched:
    """A page, and what it did while it was opened: requests, scripts, and what the console said of errors."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.requests: list[str] = []
        self.scripts: list[str] = []
        self.errors: list[str] = []

    def open(self, path: Path) -> None:
        """Open a file."""
        address = path.as_uri()
        session = self.page.context.new_cdp_session(self.page)
        session.on("Debugger.scriptParsed", lambda found: self._script(found, address))
        session.send("Debugger.enable")
        self.page.on("request", lambda request: self._request(request.url, address))
        self.page.on("console", lambda said: self._error(said.type, said.text))
        self.page.on("pageerror", lambda error: self._error("error", str(error)))
        self.page.on("dialog", lambda dialog: self._error("error", f"dialog {dialog.message}"))
        self.page.goto(address, wait_until="load")
        self.page.wait_for_timeout(100)
        session.detach()

    def _request(self, url: str, address: str) -> None:
        if url != address and not url.startswith("data:"):
            self.requests.append(url)

    def _script(self, found: dict[str, Any], address: str) -> None:
        if found["url"] == address:
            self.scripts.append(f"a script in line {found['startLine'] + 1}")

    def _error(self, kind: str, text: str) -> None:
        if kind in {"error", "warning"}:
            self.errors.append(text)


@contextmanager
def opened(browser: Browser, path: Path, width: int = 1280) -> Iterator[Watched]:
    """Open a file in a window of its own."""
    context = browser.new_context(viewport={"width": width, "height": 800})
    watched = Watched(context.new_page())
    watched.open(path)
    yield watched
    context.close()


def check_pages(pages: list[Path], broken: Path, pictures: Path, verdict: Verdict) -> None:
    """Look at each page, and at what is planted in copies of one, which are written into a folder."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=list(QUIET))
        for path in pages:
            _check_page(browser, path, verdict)
            _check_looks(browser, path, pictures, verdict)
        _check_that_faults_are_found(browser, pages[0], broken, verdict)
        browser.close()


def _check_page(browser: Browser, path: Path, verdict: Verdict) -> None:
    with opened(browser, path) as watched:
        verdict.say(f"{path.name}: no request leaves", watched.requests)
        verdict.say(f"{path.name}: no script runs", watched.scripts)
        verdict.say(f"{path.name}: the console has no complaint", watched.errors)
        watched.page.emulate_media(media="print")
        tables = watched.page.evaluate(TABLES)
        watched.page.emulate_media()
        printed = path.with_suffix(".pdf")
        watched.page.pdf(path=printed, prefer_css_page_size=True, tagged=True)
        found = violations(watched.page)
        verdict.say(f"{path.name}: axe-core finds nothing", [f"{rule}: {place}" for rule, place in found])
        check_paper(printed, tables, verdict)


def _check_looks(browser: Browser, path: Path, pictures: Path, verdict: Verdict) -> None:
    """Take pictures of the page, and see that it does not have to be scrolled sideways."""
    for width, height in WIDTHS.items():
        with opened(browser, path, width) as watched:
            wide, tall = watched.page.evaluate("""() => [
                Math.max(document.documentElement.scrollWidth, document.body.scrollWidth),
                document.documentElement.scrollHeight]""")
            told = [] if wide <= width else [f"it is {wide} px wide"]
            verdict.say(f"{path.name}: no scrolling sideways at {width} px", told)
            for number, top in enumerate(range(0, tall, height), start=1):
                clip = {"x": 0, "y": top, "width": width, "height": min(height, tall - top)}
                picture = pictures / f"{path.stem}-{width}-{number:02}.png"
                watched.page.screenshot(path=picture, clip=clip, full_page=True)


def _check_that_faults_are_found(browser: Browser, page: Path, broken: Path, verdict: Verdict) -> None:
    whole = POLICY.sub("", page.read_text(), count=1)
    faulty, scripted, cut = broken / "faulty.html", broken / "scripted.html", broken / "cut.html"
    faulty.write_text(whole.replace("</h2>\n<p", f"</h2>\n{FAULTS}<p", 1))
    scripted.write_text(whole.replace("</h2>\n<p", f"</h2>\n{SCRIPT}<p", 1))
    cut.write_text(whole.replace("</td>", TALL, 1))
    with opened(browser, cut) as watched:
        watched.page.pdf(path=cut.with_suffix(".pdf"), tagged=True)
        verdict.same("a broken copy: the row that is cut is seen", len(cut_rows(cut.with_suffix(".pdf"))), 1)
    with opened(browser, faulty) as watched:
        found = Counter(rule for rule, _ in violations(watched.page))
        verdict.same("a broken copy: axe-core finds the two planted faults, and no more", dict(found), PLANTED)
    with opened(browser, scripted) as watched:
        seen = [len(each) for each in (watched.requests, watched.scripts, watched.errors)]
        verdict.same("a broken copy: the request, the script and the complaint are seen", seen, [1, 1, 1])


def violations(page: Page) -> list[tuple[str, str]]:
    """Return what axe-core finds: the rule, and the place, of each."""
    page.evaluate(files("axe_playwright_python").joinpath("axe.min.js").read_text() + "; undefined")
    options = {"runOnly": {"type": "tag", "values": RULES}, "resultTypes": ["violations"]}
    found = page.evaluate("options => axe.run(document, options)", options)
    return [
        (rule["id"], f"{rule['help']}: {node['html']:.150}") for rule in found["violations"] for node in rule["nodes"]
    ]
