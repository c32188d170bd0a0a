"""What a rename makes of the files of a content folder, and whether no more than it should."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import PurePosixPath
from typing import Any

from memoria.content.files import FILES
from memoria.content.pictures import FOLDER as PICTURES
from memoria.content.publication import Publication, digest
from memoria.edit.pins import FRONT, pin_summary
from memoria.edit.rename.mentions import Alias, renamed_yaml
from memoria.edit.rename.naming import Rename, relinked
from memoria.load.entries import is_one_session
from memoria.load.files import is_session_file, read_document
from memoria.load.summaries import parse_name
from memoria.rules.files import Media, Stored
from memoria.rules.problems import Problem
from memoria.translation.statuses import statuses


@dataclass(frozen=True)
class Plan:
    """Hold what is to be written, by file, and which file it stands in now; others are removed."""

    write: Mapping[str, bytes]
    origins: Mapping[str, str]

    @property
    def remove(self) -> tuple[str, ...]:
        """List the files whose text stands elsewhere afterwards."""
        return tuple(old for new, old in self.origins.items() if old != new)


def make_plan(
    contents: Mapping[str, Stored], publication: Publication, rename: Rename, alias: Alias
) -> Plan:
    """Return what a rename changes."""
    texts = {name: one for name, one in contents.items() if isinstance(one, bytes)}
    after = {name: renamed_file(name, one, rename, alias) for name, one in texts.items()}
    for name, text in pinned_anew(publication, after, rename):
        after[name] = after[name][0], text.encode()
    changed = {name: one for name, one in after.items() if one != (name, texts[name])}
    changed |= dict(renamed_pictures(contents, rename))
    return Plan(
        write=dict(changed.values()),
        origins={new: name for name, (new, _) in changed.items()},
    )


def renamed_pictures(
    contents: Mapping[str, Stored], rename: Rename
) -> Iterator[tuple[str, tuple[str, bytes]]]:
    """Yield the file of a picture, which is called by its id, with its new name and its bytes."""
    for name, one in contents.items():
        path = PurePosixPath(name)
        new = path.with_stem(rename.identifier("picture", "", path.stem)).as_posix()
        if isinstance(one, Media) and name.startswith(PICTURES) and new != name:
            yield name, (new, one.path.read_bytes())


def renamed_file(name: str, content: bytes, rename: Rename, alias: Alias) -> tuple[str, bytes]:
    """Return the name and the bytes of a file after a rename."""
    if name in FILES or is_session_file(name):
        document = read_document(name, name, content)
        new = name
        if is_one_session(document):
            stem = name.removeprefix("sessions/").removesuffix(".yaml")
            new = f"sessions/{rename.identifier('session', '', stem)}.yaml"
        return new, renamed_yaml(content.decode(), document, rename, alias).encode()
    parsed = parse_name(name)
    if parsed is None:
        return name, content
    summary, language = parsed
    text = content.decode()
    front = FRONT.match(text)
    head = front[0] if front else ""
    body = relinked(text[len(head) :], partial(rename.link, session=summary.session))
    return rename.summary(summary).file(language), (head + body).encode()


def pinned_anew(
    publication: Publication, after: Mapping[str, tuple[str, bytes]], rename: Rename
) -> Iterator[tuple[str, str]]:
    """Yield the translations that were up to date, and whose originals have other links now."""
    for name, written in publication.texts.items():
        original = written[publication.originals[name]].markdown
        before = digest(original)
        now = digest(relinked(original, partial(rename.link, session=name.session)))
        for language, summary in written.items():
            pin = summary.translation
            if pin and pin.of == before != now:
                file = name.file(language)
                yield file, pin_summary(after[file][1].decode(), {"of": now})


def is_sound(
    before: Publication, after: Publication, rename: Rename, languages: Sequence[str]
) -> bool:
    """Tell whether two publications are the same but for a rename, their translations too."""
    nothing = Rename("", "", "", "")
    meant = prose(before, rename), states(before, rename, languages)
    return meant == (prose(after, nothing), states(after, nothing, languages))


def new_problems(before: Sequence[Problem], after: Sequence[Problem]) -> bool:
    """Tell whether there is a problem that was not there."""
    return bool(Counter(one.code for one in after) - Counter(one.code for one in before))


def scope_of(kind: str, identifier: str) -> str:
    """Return the name under which what stands inside a record is known."""
    return identifier if kind == "session" else f"{kind}/{identifier}"


def prose(publication: Publication, rename: Rename) -> list[Any]:
    """Return the prose texts after a rename, but for the digests of their originals."""
    return sorted(
        (
            repr(rename.summary(one.name)),
            one.language,
            relinked(one.markdown, partial(rename.link, session=one.name.session)),
            repr(one.translation.model_copy(update={"of": None}) if one.translation else None),
        )
        for one in publication.summaries
    )


def states(publication: Publication, rename: Rename, languages: Sequence[str]) -> list[Any]:
    """Return what each text is in each language after a rename."""
    return sorted(
        (
            rename.identifier(one.record[0], "", one.record[1]),
            one.kind,
            rename.identifier(one.kind, scope_of(*one.record), one.id),
            one.form,
            one.language,
            one.original,
            one.states,
            one.is_due,
        )
        for one in statuses(publication, languages)
    )
