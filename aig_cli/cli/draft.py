"""`aig pledge draft`: from a letter to the draft of a pledge."""

import os

from aig_cli.cli.app import App
from aig_cli.errors import OverLetterError
from aig_cli.language import say, speaking, spoken


def draft(app: App, path: str, *, output: str | None, force: bool, explain: bool, as_json: bool) -> int:
    """Show what a letter tells of a pledge, or write it to a file; return 1 where it is no pledge letter, else 0.

    What is no pledge letter gives a draft with no more than its source, and the reason.

    Raises:
        OverLetterError: the file is the letter.
    """
    from aig_cli.exchange.letter.reading import Reading

    with speaking("en" if as_json else spoken().code):
        reading = Reading(path)
        from aig_cli.exchange.letter import yaml  # while another process reads, where it is a PDF
        from aig_cli.exchange.letter.drafting import drafted
        from aig_cli.exchange.letter.partner import partners

        found = drafted(reading.letter())
    known = partners(app.read_if_there(), found.tree)
    if explain:
        from aig_cli.exchange.letter.telling import explained

        app.screen.sheet(explained(found, spoken().code))
    elif as_json:
        from aig_cli.exchange.letter.telling import tree_of

        app.show_json(tree_of(found, known))
    else:
        _write(app, path, yaml.write(found, known), output, force=force)
    if found.why_empty:
        why = say("{place}: no pledge was found. {why}", place=found.letter.name, why=found.why_empty)
        app.screen.message(why)
    elif output and output != "-":
        app.screen.hint(say("aig pledge add --from {path}, once it has been looked at", path=output))
    return int(bool(found.why_empty))


def _write(app: App, path: str, content: bytes, output: str | None, *, force: bool) -> None:
    if output and os.path.exists(output) and os.path.exists(path) and os.path.samefile(output, path):
        raise OverLetterError(path=output)
    app.deliver(content, output, force=force)
