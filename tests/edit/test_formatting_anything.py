"""Whatever YAML is written, in whatever style: its canonical form says the same, and stays."""

import re
from typing import Any

import yaml
from hypothesis import assume, example, given, settings
from hypothesis import strategies as some

from memoria.content.files import SessionsFile
from memoria.content.markdown import parser
from memoria.edit.format.forms import canonical, canonical_summary, tidy
from memoria.edit.format.manners import BARE, PROSE, UNKNOWN, WORDS, Manner, manner_of
from memoria.edit.source import Source
from memoria.load.composer import Composer
from tests.hostile import TEXTS

ALIKE = (
    *("no", "12", "1:30", "0:05", "~", "#", "a: b", "x #y", "", " lead", "trail ", "it's", "1e3"),
    *('say "x"', "back\\slash", "é 😀", "two\nlines", "end\n", "\n\nlead", "a\n\n b\n", "- dash"),
    *("{x}", "[y", "a,b", "id-like", "2020-04-30 15:00", "https://x.org/a?b=1&c=#d", "true"),
    *("word " * 40, "word\n" * 5, "nb\u00a0sp", "?", "? a", ":", "a:", "!x", "&a", "*a", "%a"),
    *("@a", "`a", "|", ">", "=", "<<", "---", "...", "\u200b", "..", "-", "-a", "a b"),
)
LETTERS = some.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Cn", "Zl", "Zp"])
WORDS_ANY = some.sampled_from((*ALIKE, *TEXTS)) | some.text(LETTERS, max_size=12)
NAMES = some.sampled_from(["id", "en", "es", "title", "themes", "sessions", "no", "x y", "k:1", ""])
LEAVES = WORDS_ANY | some.none() | some.booleans() | some.integers(-99, 99)
VALUES = some.recursive(
    LEAVES,
    lambda inner: some.lists(inner, max_size=3) | some.dictionaries(NAMES, inner, max_size=3),
    max_leaves=12,
)
STYLES = some.fixed_dictionaries(
    {
        "default_flow_style": some.sampled_from([None, True, False]),
        "default_style": some.sampled_from([None, None, "'", '"', "|", ">"]),
        "indent": some.sampled_from([2, 3, 4, 8]),
        "width": some.sampled_from([20, 80, 10_000]),
        "explicit_start": some.booleans(),
    }
)
MANNERS = some.sampled_from(
    [UNKNOWN, manner_of(SessionsFile), *(Manner(each=one) for one in (PROSE, WORDS, BARE))]
)
# What an editor puts between lines, and behind them.
NOISE = some.lists(
    some.tuples(
        some.sampled_from(
            ["", "", "# c", "#", "    # c #d", " # 'c", '  # "c: d', "\n\n", "\n", " "]
        ),
        some.sampled_from(["", "", " # t", "   # t", " ", "  # t: 'u"]),
    ),
    max_size=20,
)


def disturbed(text: str, noise: list[tuple[str, str]]) -> str:
    lines = text.split("\n")
    for number, (above, behind) in enumerate(noise):
        place = number * 3 % len(lines)
        lines[place] = (above and above + "\n") + lines[place] + (lines[place] and behind)
    return "\n".join(lines)


def is_taken(text: str) -> bool:
    return not Composer("", text).compose().problems


def holds(manner: Manner, text: str) -> None:
    formatted = canonical(manner, text)
    assert formatted is not None
    assert Source(formatted).meaning == Source(text).meaning
    assert canonical(manner, formatted) == formatted


@settings(max_examples=400)
@given(some.dictionaries(NAMES, VALUES, min_size=1, max_size=4), STYLES, NOISE, MANNERS)
@example({"a": "x\\ \n y"}, {"default_style": '"', "width": 20}, [], UNKNOWN)
def test_any_record_says_the_same_in_its_canonical_form(
    value: dict[str, Any], style: dict[str, Any], noise: list[tuple[str, str]], manner: Manner
) -> None:
    written = yaml.safe_dump(value, allow_unicode=True, sort_keys=False, **style)
    text = disturbed(re.sub(r"!!\w+ ", "", written), noise)
    assume(is_taken(text))
    holds(manner, text)


@given(some.text(some.sampled_from("ab:-?[]{},#|>'\"\\ \n\n  &*!%"), max_size=40), MANNERS)
def test_any_text_is_formatted_or_left(text: str, manner: Manner) -> None:
    assume(is_taken(text))
    if canonical(manner, text) is not None:
        holds(manner, text)


@given(some.text(some.sampled_from("ab #*-`>|\n\n  \t\\"), max_size=40))
def test_any_markdown_looks_the_same(text: str) -> None:
    assert parser().render(tidy(text)) == parser().render(text)
    assert tidy(tidy(text)) == tidy(text)
    assert canonical_summary("---\n---\n" + text) == "---\n---\n" + tidy(text)
