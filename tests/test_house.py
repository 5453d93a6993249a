"""The house itself: what the code promises about its own shape."""

import ast
import inspect
import json
import re
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from aig_cli import errors
from aig_cli.errors import AigError, Finding, Remark
from aig_cli.exchange.schema import schema
from aig_cli.model.field import Record, fields_of
from aig_cli.model.snapshot import TABLES

PACKAGE = Path(inspect.getfile(errors)).parent
NOUNS = {"the output", "100 %", "commitment or deliverable", "contact person", "merged cells", "MB of text", "a form"}
FILES = sorted(PACKAGE.rglob("*.py"))


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_messages_are_written_in_one_place(path: Path) -> None:
    """No `raise` of our own errors carries a sentence; they stand in errors.py."""
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Raise) and isinstance(node.exc, ast.Call) and "click" not in ast.unparse(node.exc):
            given = [*node.exc.args, *(word.value for word in node.exc.keywords if word.arg not in {"see", "place"})]
            texts = [each.value for each in given if isinstance(each, ast.Constant) and isinstance(each.value, str)]
            assert not any(" " in text for text in texts if text not in NOUNS)


@pytest.mark.parametrize("name", sorted(vars(errors)))
def test_every_error_is_raised_somewhere(name: str) -> None:
    kind = getattr(errors, name)
    if not (inspect.isclass(kind) and issubclass(kind, AigError)) or kind.__subclasses__():
        return
    assert any(
        re.search(rf"\b{name}(\(|$| from)", path.read_text(), re.MULTILINE)
        for path in FILES
        if path.name != "errors.py"
    )


@pytest.mark.parametrize("kind", TABLES.values(), ids=lambda kind: kind.__name__)
def test_every_field_of_every_record_is_described(kind: type[Record]) -> None:
    for field in fields_of(kind):
        assert field.description.endswith(".")
        if field.record:
            test_every_field_of_every_record_is_described(field.record)


def test_exit_codes_are_those_of_the_contract() -> None:
    kinds = [kind for _, kind in inspect.getmembers(errors, inspect.isclass) if issubclass(kind, AigError)]
    assert {kind.exit_code for kind in kinds if not issubclass(kind, Remark | Finding) and kind is not AigError} == {
        2,
        3,
        4,
        5,
        6,
        7,
    }


def test_the_checks_install_what_the_project_asks_for() -> None:
    """Where this fails, run .ci/lock."""
    root = Path(__file__).parent.parent
    asked = tomllib.loads((root / "pyproject.toml").read_text())
    project, build = asked["project"], asked["build-system"]["requires"]
    locked = (root / ".ci" / "requirements.txt").read_text()
    versions = dict(re.findall(r"^([a-z0-9-]+)==(\S+)", locked, re.MULTILINE))

    extras = [
        each for extra in project["optional-dependencies"].values() for each in extra if project["name"] not in each
    ]

    for each in map(Requirement, [*build, *project["dependencies"], *extras]):
        assert each.specifier.contains(versions[canonicalize_name(each.name)]), each


def test_a_change_of_the_records_is_a_change_of_the_schema(pytestconfig: pytest.Config) -> None:
    """Where a field or a code differs here, stores no longer fit an older aig: raise `SCHEMA` in store/layout.py."""
    golden = Path(__file__).parent.parent / "docs" / "schema.json"
    now = json.dumps(schema(), indent=2, ensure_ascii=False, default=list) + "\n"
    if pytestconfig.getoption("update_golden"):
        golden.write_text(now)
    assert golden.read_text() == now
