"""The help of commands and the words of click in another language than English, in which they stand in the code."""

import gettext
import os
from copy import copy
from functools import cache

import click

from aig_cli.language import DOMAIN, FOLDER, Language

_OF_NOBODY = "messages"
"""The domain of gettext where none is chosen."""


def let_click_speak(code: str) -> None:
    """Let what click says itself come from our catalogue; gettext takes the language from the environment."""
    os.environ["LANGUAGE"] = code
    gettext.bindtextdomain(DOMAIN, FOLDER)
    gettext.textdomain(_OF_NOBODY if code == "en" else DOMAIN)


@cache
def translated(command: click.Command, language: Language) -> click.Command:
    """Return a command whose help, and that of its options and commands, is in a language."""
    said = copy(command)
    said.help = _said(command.help, language)
    said.params = [_parameter(each, language) for each in command.params]
    if isinstance(said, click.Group):
        said.commands = {name: translated(each, language) for name, each in said.commands.items()}
    return said


def _parameter(parameter: click.Parameter, language: Language) -> click.Parameter:
    if not isinstance(parameter, click.Option):
        return parameter
    said = copy(parameter)
    said.help = _said(parameter.help, language)
    return said


def paragraphs(text: str) -> list[str]:
    """Return the paragraphs of a help text, each in one line: a message each."""
    return [" ".join(each.split()) for each in text.split("\n\n")]


def _said(text: str | None, language: Language) -> str | None:
    return "\n\n".join(map(language.say, paragraphs(text))) if text else text
