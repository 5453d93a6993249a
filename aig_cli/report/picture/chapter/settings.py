"""In which settings do pledges reach people?"""

from aig_cli.model.code import Setting
from aig_cli.report.document import Chapter, Column
from aig_cli.report.picture.subject import Subject, answered
from aig_cli.report.picture.view import View


def chapter(view: View) -> Chapter:
    """Return how many pledges name each setting."""
    say = view.language.say
    answer = Column("setting", say("setting"), "text")
    return answered(view, Subject("settings", say("Settings"), answer, Setting, lambda pledge: pledge.settings))
