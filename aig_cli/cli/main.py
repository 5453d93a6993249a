"""The program: the table of its commands, and the one place where errors become exit codes."""

import gc
import os
import sys
from importlib import import_module
from typing import Any, Final

import click

from aig_cli import __version__
from aig_cli.cli.lazy import LazyGroup, in_words
from aig_cli.cli.outcome import Outcome
from aig_cli.errors import AigError, OutputError, reason
from aig_cli.language import LANGUAGES, Phrase, say, speak, spoken

COMMANDS: Final = {
    "Records": {
        "org": "Organisations: who holds, signs and stands behind pledges.",
        "contact": "Contact persons of organisations: the only personal data.",
        "network": "Networks: regional networks and thematic alliances.",
        "pledge": "Pledges: what organisations commit to, together and in public.",
        "commitment": "Commitments: what a pledge commits its parties to.",
        "deliverable": "Deliverables: the results that commitments are measured by.",
    },
    "Reporting": {
        "progress": "Progress: what came of commitments and deliverables, year by year.",
        "round": "Rounds: every year each pledge holder is asked for an account.",
        "due": "List who still owes this year's account, by holder.",
        "stats": "Tell how many: pledges, organisations, response, status, reach and more.",
        "search": "Search every text of the register, the best matches first.",
        "report": "Reports: the picture of a year, and pages for partners.",
        "get": "Print the value of a field, and nothing else.",
    },
    "Data": {
        "export": "Write the register, or a table of it, in a format for others.",
        "import": "Read lists from elsewhere, after a plan of what becomes of each row.",
        "batch": "Carry out many commands, one a line, as one operation.",
    },
    "Care": {
        "doctor": "Find what is wrong with the register and its files, and mend it.",
        "backup": "Backups: made by themselves, listed, checked and restored.",
        "log": "List every operation, the last first.",
        "undo": "Take the last operation back, or another.",
        "redo": "Take the last undo back.",
    },
    "Setup": {
        "init": "Make an empty store.",
        "schema": "Print the JSON Schema of the records.",
        "completion": "Print the completion script of a shell.",
    },
}
"""Every command with its help, by section. Its module has its name; it is loaded when it is called."""

INTERRUPTED: Final = 130
_INTERRUPTED: Final = ("Interrupted; nothing was changed.", "Interrupted; the change was saved.")
LONGEST_MESSAGE: Final = 2000
"""Characters of an error that click words, and that may quote what was typed."""


def _load(name: str) -> click.Command:
    loaded: click.Command = import_module(f"aig_cli.cli.{name}").command
    return loaded


class Commands(LazyGroup):
    """The commands of the program, by section."""

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        """Write the commands by section."""
        for section, commands in COMMANDS.items():
            with formatter.section(say(section)):
                formatter.write_dl([(name, say(help_)) for name, help_ in commands.items()])


NAMES: Final = tuple(name for section in COMMANDS.values() for name in section)


@click.group(
    cls=Commands,
    names=NAMES,
    load=_load,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@click.version_option(__version__, "-V", "--version", prog_name="aig", message="%(prog)s %(version)s")
@click.option("--lang", type=click.Choice(LANGUAGES), expose_value=False, help="Language of labels and messages.")
def command() -> None:
    """Register pledges, log what came of them, and show it.

    Start with: aig init
    """


def main() -> None:
    """Run the program and exit with its code: 0 done, else that of the error."""
    _open_standard_streams()
    gc.disable()  # a command is short: the collector would only walk the register over and over,
    code = run(sys.argv[1:])
    gc.freeze()  # and once more at the end
    sys.exit(code)


def run(arguments: list[str]) -> int:
    """Run one command line and return its exit code."""
    language = _language(arguments)
    if language != spoken().code:
        from aig_cli.cli.translation import let_click_speak

        speak(language)
        let_click_speak(language)
    outcome = Outcome()
    try:
        code = in_words(command).main(arguments, prog_name="aig", standalone_mode=False, obj=outcome)
        sys.stdout.flush()
    except (BrokenPipeError, SystemExit):  # the reader of a pipe left, which is no error; click ends itself then
        _abandon_output()
        return 0
    except (AigError, click.ClickException, click.Abort, OSError) as error:
        if outcome.debug:
            from traceback import format_exception

            _show("".join(format_exception(error)))
        said, code = _told(error, outcome)
        _show(said)
    return code if isinstance(code, int) else 0


def _language(arguments: list[str]) -> str:
    """Return the language to speak: that of --lang, else of AIG_LANG, else of the locale, else English.

    One that there is not is left to click to refuse.
    """
    typed, words = "", iter(arguments)
    for word in words:
        option, sign, value = word.partition("=")
        if option == "--lang":
            typed = value if sign else next(words, "")
    for chosen in (typed, os.environ.get("AIG_LANG", "")):
        if chosen in LANGUAGES:
            return chosen
    locale = next((os.environ[name] for name in ("LC_ALL", "LC_MESSAGES", "LANG") if os.environ.get(name)), "")
    return "nl" if locale.startswith("nl") else "en"


def _told(error: Exception, outcome: Outcome) -> tuple[str, int]:
    """Return what is said of an error, and its exit code."""
    if isinstance(error, AigError):
        label = say("Error:")
        return f"{label} {error}".replace("\n", "\n " + " " * len(label)), error.exit_code
    if isinstance(error, click.Abort):
        return say(_INTERRUPTED[outcome.saved]), INTERRUPTED
    if isinstance(error, click.exceptions.NoArgsIsHelpError):
        return error.format_message(), error.exit_code
    if isinstance(error, click.ClickException):
        return _usage(error), error.exit_code
    assert isinstance(error, OSError)
    _abandon_output()
    failure = OutputError(path=Phrase("the output"), why=reason(error))
    return f"{say('Error:')} {failure}", failure.exit_code


def _abandon_output() -> None:
    """Let what is still to be written go nowhere: nobody can take it."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _show(text: str) -> None:
    from aig_cli.cli.screen import write_message

    write_message(text)


def _usage(error: click.ClickException) -> str:
    context: Any = getattr(error, "ctx", None)
    said = f"{say('Error:')} {error.format_message()[:LONGEST_MESSAGE]}"
    return f"{said}\n{say('Try: {command} --help', command=context.command_path)}" if context else said


def _open_standard_streams() -> None:
    """Put something behind closed standard streams, so that no store gets their numbers; fail on no character."""
    for number in range(3):
        try:
            os.fstat(number)
        except OSError:
            os.open(os.devnull, os.O_RDWR)
    if sys.stdout is None:
        sys.stdout = open(1, "w", closefd=False)  # noqa: SIM115 - open as long as the program
    if sys.stderr is None:
        sys.stderr = open(2, "w", closefd=False)  # noqa: SIM115
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(errors="backslashreplace")  # type: ignore[union-attr]
