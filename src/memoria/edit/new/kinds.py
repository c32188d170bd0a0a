"""The kinds of records that can be begun: a table of questions for each."""

from collections.abc import Mapping

from memoria.content.materials import Contribution, Initiative, NewsItem
from memoria.content.registers import Guide, Organisation, Person
from memoria.content.sessions import Series, Session
from memoria.edit.new.questions import Kind, Newcomer, Question

# A summary file may hold several lines; it fills no field.
SUMMARY = Question("summary", worded=True, prose=True)
IN_SESSION = Question("session", refers="session", required=True)
TITLE = Question("title", "title", worded=True, required=True)
TEXT = Question("text", "text", worded=True)
ID = Question("id", "id", required=True)
ANSWERS = Question("answers", "answers", "question", many=True)
SOURCES = Question("source", "sources", "source", many=True)
THEMES = Question("theme", "themes", "theme", many=True)
ORIGINAL = Question("original", "original", required=True)
OF_ITEM = Question("original", "original", quiet=True)
BY = Question("organisation", "by", "organisation", many=True)
SPEAKER_NAME = Question("speaker_name", quiet=True)
ORGANISATION_NAME = Question("organisation_name", worded=True, quiet=True)
SERIES_TITLE = Question("series_title", worded=True, quiet=True)

# In an order that is safe to write them in: a speaker belongs to an organisation.
NEWCOMERS: Mapping[str, Newcomer] = {
    "organisation": Newcomer(
        *("organisation_name", "organisation", Organisation),
        *("organisations.yaml", "organisations", "name"),
    ),
    "speaker": Newcomer("speaker_name", "person", Person, "people.yaml", "people", "name"),
    "series": Newcomer("series_title", "series", Series, "sessions.yaml", "series", "title"),
}
KINDS: Mapping[str, Kind] = {
    one.name: one
    for one in (
        Kind(
            "session",
            Session,
            "sessions",
            (
                ORIGINAL,
                Question("series", "series", "series", required=True),
                SERIES_TITLE,
                TITLE,
                ID,
                Question("starts", "starts"),
                Question("timezone", "timezone"),
                Question("ends", "ends", after="starts"),
                Question("mode", "mode"),
                Question("organisation", "organisers", "organisation", many=True),
                THEMES,
                SUMMARY,
            ),
            prose="report",
        ),
        Kind(
            "contribution",
            Contribution,
            "contributions",
            (
                IN_SESSION,
                OF_ITEM,
                Question("speaker", "speaker", "person"),
                SPEAKER_NAME,
                Question("role", "role", worded=True, after="speaker"),
                Question("organisation", "organisation", "organisation"),
                ORGANISATION_NAME,
                Question("place", "place", "place"),
                ID,
                ANSWERS,
                SOURCES,
                Question("status", "status", quiet=True),
                SUMMARY,
            ),
            prose="contribution",
            one_of=("speaker", "organisation"),
        ),
        Kind(
            "initiative",
            Initiative,
            "initiatives",
            (
                IN_SESSION,
                OF_ITEM,
                TITLE,
                ID,
                Question("status", "status", required=True),
                Question("horizon", "horizon"),
                TEXT,
                BY,
                Question("place", "places", "place", many=True),
                THEMES,
                Question("contribution", "presented_in", "contribution", many=True),
                ANSWERS,
                SOURCES,
            ),
        ),
        Kind(
            "news",
            NewsItem,
            "news",
            (
                IN_SESSION,
                OF_ITEM,
                TITLE,
                ID,
                Question("date", "date", required=True),
                SOURCES,
                Question("summary", worded=True, required=True, prose=True),
            ),
            prose="news",
        ),
        Kind(
            "guide",
            Guide,
            "guides",
            (
                ORIGINAL,
                TITLE,
                ID,
                Question("session", "sessions", "session", many=True),
                THEMES,
                Question("item", "items", many=True),
                Question("text", "introduction", worded=True),
                Question("date", "date"),
                BY,
            ),
            one_of=("session", "theme", "item"),
        ),
    )
}
