"""The kinds of records that can be begun: for each the fields that are asked, and no more."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from memoria.content import kinds
from memoria.content.base import Record
from memoria.edit.new.questions import FIELDLESS, Question

# What only makes sense where something else was answered, or where something else was not.
AFTER = {"ends": "starts", "role": "speaker"}
# What an id may follow from: a contribution is called like the one who brings it.
BRINGERS, NAMES = ("speaker", "organisation"), ("name", "title", "text", "description")
INSTEAD = {"without_captions_because": ("provider_captions", "summary")}


@dataclass(frozen=True)
class Kind:
    """A kind of record that can be begun, and what is `asked` about it, in this order.

    A name stands for the field of the model that is called so, `option=field` for another one; what
    ends in an exclamation mark has to be answered. The `quiet` ones are options only. `record` is
    its kind, where it has another name there or, as a report, is none; `prose` is the kind of its
    summary, if it has one. Of the questions in each group of `one_of`, one has to be answered.
    """

    name: str
    asked: str
    quiet: str = ""
    prose: str = ""
    one_of: tuple[tuple[str, ...], ...] = ()
    record: str = ""

    @property
    def kind(self) -> str:
        """Return the kind of its records, or nothing where it is only a text."""
        return self.record or (self.name if self.name in kinds.KINDS else "")

    @property
    def model(self) -> type[Record]:
        """Return the model of its records."""
        return kinds.KINDS[self.kind].model if self.kind else Record

    @property
    def key(self) -> str:
        """Return the field that lists them."""
        return kinds.KINDS[self.kind].field if self.kind else ""

    @property
    def is_item(self) -> bool:
        """Tell whether it stands inside a session."""
        return not self.kind or bool(kinds.KINDS[self.kind].holders)

    @cached_property
    def questions(self) -> tuple[Question, ...]:
        """List what it is asked; in which language its words are is told before them."""
        asked = [self.declared(one, quiet=False) for one in self.asked.split()]
        quiet = [self.declared(one, quiet=True) for one in self.quiet.split()]
        first = {"session", "original"} if self.is_item else {"original"}
        return tuple(sorted([*asked, *quiet], key=lambda one: one.name not in first))

    def declared(self, written: str, *, quiet: bool) -> Question:
        """Return a question as it is declared."""
        name, _, field = written.removesuffix("!").partition("=")
        info = self.model.model_fields.get(field or name)
        needed = written.endswith("!") or bool(info and info.is_required())
        after = AFTER.get(name, "")
        return Question(
            name,
            info or FIELDLESS[name],
            field=(field or name) if info else "",
            required=needed,
            quiet=quiet,
            after=after if after in self.asked.split() else "",
            instead=INSTEAD.get(name, ()),
        )

    @property
    def naming(self) -> tuple[str, ...]:
        """Name the questions from which its id may follow, the most telling one first."""
        names = {one.name for one in self.questions}
        return BRINGERS if BRINGERS[0] in names else tuple(one for one in NAMES if one in names)

    @property
    def telling(self) -> Question | None:
        """Return the question whose reply is the prose of a summary, if one is."""
        return next((one for one in self.questions if one.prose), None)

    def question(self, name: str) -> Question:
        """Return a question by its name."""
        return next(one for one in self.questions if one.name == name)


KINDS: Mapping[str, Kind] = {
    one.name: one
    for one in (
        Kind(
            "session",
            "original series title id starts timezone ends mode organisation=organisers"
            " theme=themes summary report",
            quiet="series_title",
            prose="report",
        ),
        Kind("report", "session! summary!", quiet="original", prose="report"),
        Kind(
            "key-question",
            "session! group! text id",
            quiet="group_title",
            record="question",
        ),
        Kind(
            "contribution",
            "session! speaker role organisation place id answers source=sources summary",
            quiet="original title speaker_name organisation_name place_name status closest_to",
            prose="contribution",
            one_of=(("speaker", "organisation"),),
        ),
        Kind(
            "challenge",
            "session! title id text contribution=raised_in answers source=sources",
            quiet="original",
        ),
        Kind(
            "initiative",
            "session! title id status horizon text organisation=by place=places theme=themes"
            " contribution=presented_in challenge=responds_to answers source=sources",
            quiet="original",
        ),
        Kind(
            "proposal",
            "session! title id text organisation=by challenge=responds_to initiative=builds_on"
            " answers source=sources",
            quiet="original",
        ),
        Kind(
            "priority",
            "session! title id rank votes challenge=challenges initiative=initiatives"
            " proposal=proposals answers source=sources",
            quiet="original",
        ),
        Kind(
            "video",
            "session! title id spoken=language address contribution=records provider_captions"
            " without_captions_because answers source=sources",
            quiet="original file duration summary",
            prose="video",
            one_of=(
                ("address", "file"),
                ("provider_captions", "summary", "without_captions_because"),
            ),
        ),
        Kind(
            "news",
            "session! title id date source=sources summary!",
            quiet="original",
            prose="news",
        ),
        Kind(
            "guide",
            "original! title id session=sessions theme=themes item=items text=introduction date"
            " organisation=by",
            one_of=(("session", "theme", "item"),),
        ),
        Kind("picture", "file! description id credit licence caption", quiet="address taken"),
        Kind("theme", "name id description"),
        Kind("place", "name id kind country latitude longitude"),
        Kind(
            "person",
            "name id role organisation place website",
            quiet="organisation_name place_name",
        ),
        Kind(
            "organisation",
            "name id short_name kind part_of place website",
            quiet="place_name",
        ),
    )
}
