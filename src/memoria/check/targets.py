"""What cross-links can lead to, in summaries and in guides."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from memoria.content.markdown import CrossLink
from memoria.content.similar import similar

Known = Callable[[str], Mapping[str, frozenset[str]]]
# The present id of what a kind, an earlier id and a session name, and whether that was withdrawn.
Renamed = Callable[[str, str, str], str]
Withdrawn = Callable[[str, str, str], bool]


@dataclass(frozen=True)
class Targets:
    """Know what links can lead to: the ids seen from a session, by kind, and what is not shown.

    `contributions` maps those that are hidden, by session and id, to their status.
    """

    known: Known
    contributions: Mapping[tuple[str, str], str] = field(default_factory=dict)
    people: frozenset[str] = frozenset()
    renamed: Renamed = lambda _, __, ___: ""
    withdrawn: Withdrawn = lambda _, __, ___: False

    def fault(self, link: CrossLink, session: str = "") -> tuple[str, str] | None:
        """Return the variant of what is wrong with a link and what was meant, if anything is.

        The variants: none, where it leads to nothing; "similar", where a name comes near;
        "renamed"; "withdrawn"; "hidden" for contributions; "hidden-person".
        """
        scope = link.session or session
        names = self.known(scope).get(link.kind)
        if names is not None and link.item not in names:
            if self.withdrawn(link.kind, link.item, scope):
                return "withdrawn", ""
            now, meant = self.now(link, scope), self.meant(link, scope)
            return ("renamed", now) if now else ("similar", meant) if meant else ("", "")
        if link.kind == "person" and link.item in self.people:
            return "hidden-person", ""
        status = self.contributions.get((scope, link.item)) if link.kind == "contribution" else None
        return ("withdrawn" if status == "withdrawn" else "hidden", "") if status else None

    def now(self, link: CrossLink, scope: str) -> str:
        """Return a link that names earlier ids as it is to be written now, or nothing."""
        session = self.renamed("session", scope, "") or scope
        item = self.renamed(link.kind, link.item, session)
        if not item and session != scope:
            item = link.item if link.item in self.known(session).get(link.kind, ()) else ""
        path = f"{session}/{item}" if link.session else item
        return f"{link.kind}:{path}" if item else ""

    def meant(self, link: CrossLink, scope: str) -> str:
        """Return the link that a mistyped one most likely meant, or nothing."""
        sessions = self.known("").get("session", frozenset())
        session = similar(link.session, sessions) if link.session else ""
        item = similar(link.item, self.known(session or scope).get(link.kind, frozenset()))
        path = f"{session}/{item}" if session else item
        return f"{link.kind}:{path}" if item else ""
