"""Rules for the chain from key question to priority: that its links hold."""

from collections.abc import Iterator

from memoria.content.materials import Initiative, Priority
from memoria.content.sessions import Session
from memoria.load.placed import Placed
from memoria.rules.problems import Finding, Problem, rule


@rule("M225")
def priority_on_nothing(priority: Placed[Priority]) -> Iterator[Finding]:
    """Point out a priority of which nobody can see what it came from."""
    one = priority.record
    if not (one.answers or one.challenges or one.initiatives or one.proposals):
        yield Finding(priority.place("id"), {"id": one.id})


@rule("M226")
def initiative_without_question(
    initiative: Placed[Initiative], questions: tuple[str, ...]
) -> Iterator[Finding]:
    """Point out an initiative that answers none of its session's key questions, if there are any.

    It stops nothing: a source may present an initiative and not say which question it answers.
    """
    if questions and not initiative.record.answers:
        values = {"id": initiative.record.id, "questions": ", ".join(questions)}
        yield Finding(initiative.place("id"), values)


def chain_problems(session: Placed[Session]) -> Iterator[Problem]:
    """Check the links of the chain in one session."""
    questions = tuple(one.id for one in session.record.questions)
    for initiative in session.items("initiatives"):
        yield from initiative_without_question(initiative, questions)
    for priority in session.items("priorities"):
        yield from priority_on_nothing(priority)
