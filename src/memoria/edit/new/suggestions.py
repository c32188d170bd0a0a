"""What most likely comes next: replies that follow from others, and ids that titles suggest."""

from collections.abc import Callable, Mapping

from memoria.content.similar import suggested_identifier
from memoria.edit.new.creating_replies import Replies, Reply, has_hour, is_required
from memoria.edit.new.kinds import NEWCOMERS
from memoria.edit.new.questions import Question
from memoria.edit.new.setting import Setting

LONGEST_SUGGESTION = 60


def identifier_of(text: str) -> str:
    """Return the id that a title or name suggests, cut between two words."""
    found = suggested_identifier(text)
    cut = found[: LONGEST_SUGGESTION + 1]
    return found if cut == found else cut.rpartition("-")[0] or cut[:LONGEST_SUGGESTION]


def suggestion(question: Question, replies: Replies, setting: Setting) -> str:
    """Return the reply that is most likely right, or nothing."""
    newcomer = NEWCOMERS.get(question.name)
    if newcomer and newcomer.option in replies:
        named = replies[newcomer.option]
        return identifier_of(named if isinstance(named, str) else setting.words_of(named, replies))
    suggest = SUGGESTIONS.get(question.name)
    return suggest(replies, setting) if suggest and question.may_follow else ""


def only_series(_: Replies, setting: Setting) -> str:
    """Return the series, if there is but one."""
    listed = setting.loaded.publication.series
    return listed[0].id if len(listed) == 1 else ""


def only_session(_: Replies, setting: Setting) -> str:
    """Return the session, if there is but one."""
    listed = setting.loaded.publication.sessions
    return listed[0].id if len(listed) == 1 else ""


def last_zone(replies: Replies, setting: Setting) -> str:
    """Return the time zone of the last session that has one, if the new one begins at an hour."""
    listed = setting.loaded.publication.sessions if has_hour(replies) else ()
    return next((one.timezone for one in reversed(listed) if one.timezone), "")


def telling_id(replies: Replies, setting: Setting) -> str:
    """Return the id that the title suggests, or the one who brings the contribution."""
    title = setting.words_of(replies.get("title", ""), replies)
    named = replies.get("speaker") or replies.get("organisation") or ""
    return identifier_of(title or (named if isinstance(named, str) else ""))


SUGGESTIONS: Mapping[str, Callable[[Replies, Setting], str]] = {
    "original": lambda replies, setting: setting.original(replies),
    "series": only_series,
    "session": only_session,
    "timezone": last_zone,
    "id": telling_id,
}


def completed(replies: Replies, setting: Setting) -> dict[str, Reply]:
    """Return replies with what follows from them."""
    found = dict(replies)
    for question in setting.kind.questions:
        newcomer = NEWCOMERS.get(question.name)
        follows = is_required(question, found) or (newcomer and newcomer.option in found)
        if question.name not in found and follows:
            suggested = suggestion(question, found, setting)
            found |= {question.name: suggested} if suggested else {}
    return found
