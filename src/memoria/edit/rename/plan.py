"""What a rename makes of the files of a content folder: their names, their texts, their pins."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import partial

from memoria.content.files import FILES
from memoria.content.publication import Publication, digest
from memoria.edit.pins import FRONT, pin_summary
from memoria.edit.rename.names import Rename, relinked
from memoria.edit.rename.records import Alias, renamed_yaml
from memoria.load.files import is_session_file, read_document
from memoria.load.identifiers import is_one_session
from memoria.load.summaries import parse_name
from memoria.rules.files import Stored


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
    return Plan(
        write=dict(changed.values()),
        origins={new: name for name, (new, _) in changed.items()},
    )


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
