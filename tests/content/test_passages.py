"""Passages keep their names under any edit of their text, and no name leads to another one."""

from hypothesis import given
from hypothesis import strategies as some

from memoria.content.passages import first_names, followed, passages, shared

LONG = [
    "Cities lend money to small firms that have lost their customers since the spring.",
    "The port keeps its cranes running with half of the people it had before the crisis.",
    "Nobody knows how long the schools will stay closed in the villages of the valley.",
    "A market for repaired tools opens every second Saturday beneath the old bridge.",
]
texts = some.lists(some.sampled_from([*LONG, "Yes.", "No.", "the social economy"]), max_size=9)


def follow(before: list[str], after: list[str]) -> tuple[list[str], list[str]]:
    names = first_names(before)
    return [*names], [*followed(dict(zip(names, before, strict=True)), after)]


@given(texts, texts)
def test_names_are_unique_and_what_is_unchanged_keeps_its_own(
    before: list[str], after: list[str]
) -> None:
    first, then = follow(before, after)
    assert len(then) == len(after) == len(set(then))
    assert follow(before, after) == (first, then)
    for one in set(before):
        mine = [name for name, words in zip(first, before, strict=True) if words == one]
        now = [name for name, words in zip(then, after, strict=True) if words == one]
        assert now[: len(mine)] == mine[: len(now)]


@given(some.permutations(LONG), some.integers(0, 3), some.integers(0, 12))
def test_a_changed_word_and_a_moved_paragraph_change_no_name(
    order: list[str], changed: int, word: int
) -> None:
    words = LONG[changed].split()
    words[word % len(words)] = "something"
    after = [" ".join(words) if one == LONG[changed] else one for one in order]
    first, then = follow(LONG, after)
    assert [then[order.index(one)] for one in LONG] == first


def test_a_paragraph_in_the_place_of_another_does_not_take_its_name() -> None:
    first, then = follow(LONG[:2], [LONG[0], LONG[2]])
    assert then[0] == first[0]
    assert then[1] not in first
    first, then = follow(["the social economy"], ["the circular economy"])
    assert then != first


def test_of_what_is_split_or_merged_the_greater_part_keeps_the_name() -> None:
    one, two = LONG[0].split(" that ")
    first, then = follow(LONG, [one, f"That {two}", *LONG[1:]])
    assert then[1] == first[0]
    assert then[0] not in first
    first, then = follow(LONG, [f"{LONG[0]} {LONG[1]}", *LONG[2:]])
    assert then[0] in first[:2]
    assert then[1:] == first[2:]


def test_passages_are_paragraphs_items_quotations_tables_and_fences() -> None:
    text = """\
First line,
second line.

## Head
Below.

- one
  more of it

  and more
- two
  - inner
1. three

> said
> so

| a | b |
|---|---|
| 1 | 2 |

```
x

y
```
last
"""
    assert [(one.line, one.form) for one in passages(text)] == [
        (0, "paragraph"), (3, "heading"), (4, "paragraph"), (6, "item"), (10, "item"),
        (12, "item"), (14, "quote"), (17, "table"), (21, "fence"), (26, "paragraph"),
    ]  # fmt: skip
    assert passages("- a  b")[0].words == "a  b"


def test_a_translation_has_the_names_of_its_original_where_the_sequence_is_the_same() -> None:
    original = passages("One.\n\n## A\n\nTwo.\n\n- three\n\n## B\n\nFour.\n")
    names = first_names(one.words for one in original)

    def named(text: str) -> list[bool]:
        found = passages(text)
        own = first_names((one.words for one in found), names)
        ours = shared(original, names, found, own)
        assert len(set(ours)) == len(ours)
        return [name in names for name in ours]

    assert named("Uno.\n\n## A\n\nDos.\n\n- tres\n\n## B\n\nCuatro.\n") == [True] * 6
    assert named("Uno.\n\n## A\n\nDos.\n\n## B\n\nCuatro.\n") == [True, False, False, True, True]
    assert named("Uno.\n\nDos.\n\nTres.\n") == [False] * 3
