"""Send forms back as partners do: some early, some late, most of them right, and every slip that there is.

    python examples/answer_forms.py FORMS ANSWERS [--late] [--seed N]

Of the workbooks in FORMS, which `aig round forms YEAR --out FORMS --lang nl` wrote, six in ten are filled in and put
into ANSWERS; with `--late`, half of those that were not. The first ones have a slip each, and where LibreOffice is
installed three are saved by it as .xlsx, .xls and .ods. Beside ANSWERS it writes what it knows to be true of them:
`december.truth.json` for `december`.
"""

import argparse
import json
import shutil
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random
from zipfile import ZipFile

from fill_forms import FormFile, fill_in

EARLY, LATE = 60, 50
"""Per cent of the forms that come back in time, and of the others that come back late."""
INPUTS = ("nieuwe samenwerking", "toelichting", "status", "planning", "waarde", "niet gemeten omdat")
"""The headings of what `fill_in` answers."""
Slip = Callable[[FormFile], set[str] | None]
"""What goes wrong in a filled-in form; returns the ids of the rows that cannot be taken, empty for one without an id.
None where the form has no such answer."""


# -- slips ------------------------------------------------------------------------------------------------------------


def _first(form: FormFile, dots: int, heading: str) -> str | None:
    """Return the id of the first commitment (one dot) or deliverable (two) with a number or text under a heading."""
    rows = form.rows().items()
    return next((id_ for id_, row in rows if id_.count(".") == dots and row[heading]), None)


def _instead(dots: int, heading: str, text: str | float, *, is_refused: bool) -> Slip:
    """Return a slip that writes something else into the first answer of a kind."""

    def slip(form: FormFile) -> set[str] | None:
        id_ = _first(form, dots, heading)
        if id_ is None:
            return None
        form.set(id_, {heading: text})
        return {id_} if is_refused else set()

    return slip


def _turned(form: FormFile) -> set[str]:
    """Sort the rows the other way round, and filter them."""
    form.turn()
    return set()


def _without_hidden_sheet(form: FormFile) -> set[str]:
    form.lose()
    return set()


def _with_other_words(form: FormFile) -> set[str]:
    """Write other words over the text of a commitment."""
    form.set(next(iter(form.rows())), {"belofte, toezegging of resultaat": "Wij hebben dit anders bedoeld"})
    return set()


def _with_a_row_of_their_own(form: FormFile) -> set[str]:
    """Insert a row for something that was never promised."""
    form.add({"status": "in uitvoering", "toelichting": "Dit doen wij ook nog"})
    return {""}


def _without_a_row(form: FormFile) -> set[str]:
    form.delete(list(form.rows())[-1])
    return set()


SLIPS: tuple[Slip, ...] = (
    _instead(2, "waarde", "ongeveer 10", is_refused=True),
    _instead(2, "waarde", "10-12", is_refused=True),
    _instead(2, "waarde", "=2+3", is_refused=True),
    _instead(2, "waarde", "12 dec 2026", is_refused=True),
    _instead(1, "status", "in uitvoring", is_refused=True),
    _instead(1, "status", "IN UITVOERING ", is_refused=False),
    _instead(1, "status", "in progress", is_refused=False),
    _turned,
    _without_hidden_sheet,
    _with_other_words,
    _with_a_row_of_their_own,
    _without_a_row,
)


# -- forms ------------------------------------------------------------------------------------------------------------


def answered(form: FormFile) -> set[str]:
    """Return the ids of the rows that say something."""
    told = {id_ for id_, row in form.rows().items() if any(row[heading] for heading in INPUTS)}
    return told | {id_ for id_, row in form.rows("reach").items() if row["aantal"]}


def pledges_of(rows: set[str]) -> set[str]:
    """Return the pledges that rows belong to."""
    return {id_.partition(".")[0].partition("/")[0] for id_ in rows}


def coming_back(forms: Path, random: Random, *, late: bool) -> list[Path]:
    """Return the forms that come back in time, or those that come back late."""
    fates = [(path, random.random() * 100 < EARLY, random.random() * 100 < LATE) for path in sorted(forms.glob("*"))]
    return [path for path, early, after_all in fates if (after_all and not early if late else early)]


def send_back(path: Path, folder: Path, random: Random, slips: list[Slip]) -> tuple[set[str], int]:
    """Fill a form in, with the first of the slips that it can have, and put it into a folder.

    Returns the pledges that it accounts for, and how many of its rows cannot be taken.
    """
    form = FormFile(path)
    fill_in(form, random)
    right = answered(form)
    refused: set[str] = set()
    for slip in slips:
        if (found := slip(form)) is not None:
            refused = found
            slips.remove(slip)
            break
    form.save(folder / path.name)
    return pledges_of((right & answered(form)) - refused), len(refused)


def save_with_office(folder: Path, names: list[str]) -> Iterator[str]:
    """Let LibreOffice save forms as its users would, where it is installed; yield what was saved as what."""
    office = shutil.which("soffice")
    for name, kind in zip(names, ("xlsx", "xls", "ods"), strict=False):
        if office is None:
            return
        there = folder / name
        out = folder.parent / "office"
        command = [office, "--headless", "--convert-to", kind, "--outdir", str(out), str(there)]
        subprocess.run(command, check=True, capture_output=True, timeout=120)
        there.unlink()
        shutil.move(out / f"{there.stem}.{kind}", folder)
        yield f"{there.stem}.{kind}"


def add_strangers(folder: Path, form: Path) -> int:
    """Put files among the forms that cannot be read as such; return how many."""
    (folder / "leeg.xlsx").write_bytes(b"")
    (folder / "notulen.txt").write_text("Aanwezig: Anna, Bram.\n")
    shutil.copy(form, folder / "macro.xlsm")
    with ZipFile(folder / "macro.xlsm", "a") as archive:
        archive.writestr("xl/vbaProject.bin", b"\x00")
    return 3


def main() -> None:
    """Fill in and send back the forms that the command line names."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("forms", type=Path, help="the folder with the forms")
    parser.add_argument("answers", type=Path, help="the folder to put them into, filled in")
    parser.add_argument("--late", action="store_true", help="those that come after a reminder, without slips")
    parser.add_argument("--seed", type=int, default=1, help="another number makes other answers")
    given = parser.parse_args()
    given.answers.mkdir()
    paths = coming_back(given.forms, Random(given.seed), late=given.late)
    random = Random(given.seed)
    slips = [] if given.late else [*SLIPS]
    pledges: set[str] = set()
    refused = 0
    for path in paths:
        accounted, wrong = send_back(path, given.answers, random, slips)
        pledges |= accounted
        refused += wrong
    saved = [] if given.late else list(save_with_office(given.answers, [path.name for path in paths[-3:]]))
    strangers = 0 if given.late else add_strangers(given.answers, paths[0])
    truth = {
        "forms": len(paths),
        "pledges": sorted(pledges),
        "rows_refused": refused,
        "files_refused": strangers,
        "saved_by_libreoffice": saved,
    }
    given.answers.with_name(f"{given.answers.name}.truth.json").write_text(json.dumps(truth, indent=2) + "\n")
    print(f"{len(paths)} forms came back, {len(saved)} of them saved by LibreOffice")


if __name__ == "__main__":
    main()
