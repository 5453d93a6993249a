"""What are pledges about?"""

from aig_cli.model.code import Theme
from aig_cli.report.document import Chapter, Column
from aig_cli.report.picture.subject import Subject, answered
from aig_cli.report.picture.view import View


def chapter(view: View) -> Chapter:
    """Return how many pledges name each theme."""
    say = view.language.say
    answer = Column("theme", say("theme"), "text")
    return answered(view, Subject("themes", say("Themes"), answer, Theme, lambda pledge: pledge.themes))
