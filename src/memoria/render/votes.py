"""The votes for a priority, in words, and what they are counted out of."""

from memoria.content.materials import Priority
from memoria.content.sessions import Session
from memoria.messages.words import Words


def votes_told(words: Words, item: Priority, session: Session) -> str:
    """Say how many votes a priority was given, and out of how many; of what is not known, nothing.

    Where nobody gave any, there is nothing to count out of.
    """
    if item.votes is None:
        return ""
    if not session.electorate:
        return words.count("ranking.votes", item.votes)
    kind, whole = session.electorate
    return words.count(f"ranking.of.{kind}", whole, part=words.number(item.votes))
