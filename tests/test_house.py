"""The house itself: what the code promises about its own shape."""

import ast
import inspect
from pathlib import Path

import pytest

from aig_cli import errors
from aig_cli.errors import AigError, Remark
from aig_cli.model.field import Record, fields_of
from aig_cli.model.snapshot import TABLES

PACKAGE = Path(inspect.getfile(errors)).parent
FILES = sorted(PACKAGE.rglob("*.py"))


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_messages_are_written_in_one_place(path: Path) -> None:
    """No `raise` of our own errors carries a sentence; they stand in errors.py."""
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Raise) and isinstance(node.exc, ast.Call) and "click" not in ast.unparse(node.exc):
            assert not any(isinstance(given, ast.Constant | ast.JoinedStr) for given in node.exc.args)


@pytest.mark.parametrize("name", sorted(vars(errors)))
def test_every_error_is_raised_somewhere(name: str) -> None:
    kind = getattr(errors, name)
    if not (inspect.isclass(kind) and issubclass(kind, AigError)) or kind.__subclasses__():
        return
    used = [
        path
        for path in FILES
        if (path.name != "errors.py" and f"{name}(" in path.read_text()) or name in path.read_text()
    ]
    assert len(used) > 1


@pytest.mark.parametrize("kind", TABLES.values(), ids=lambda kind: kind.__name__)
def test_every_field_of_every_record_is_described(kind: type[Record]) -> None:
    for field in fields_of(kind):
        assert field.description.endswith(".")
        if field.record:
            test_every_field_of_every_record_is_described(field.record)


def test_exit_codes_are_those_of_the_contract() -> None:
    kinds = [kind for _, kind in inspect.getmembers(errors, inspect.isclass) if issubclass(kind, AigError)]
    assert {kind.exit_code for kind in kinds if not issubclass(kind, Remark) and kind is not AigError} == {
        2,
        3,
        4,
        5,
        6,
        7,
    }
