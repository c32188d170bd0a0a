"""What is longer than the limits is told at its line, before it is parsed."""

from memoria.content.limits import DEEPEST_TEXT, LONGEST_LIST, LONGEST_PARAGRAPH
from tests.cases import each
from tests.contents import session, told

REPORT = "summaries/tides/report.en.md"


@each(
    ("text", "expected"),
    [
        ("y" * LONGEST_PARAGRAPH, []),
        ("y" * (LONGEST_PARAGRAPH + 1), ["5 M104"]),
        ("y " * (LONGEST_PARAGRAPH // 2) + "\nyy", ["5 M104"]),
        ("y" * LONGEST_PARAGRAPH + "\n\nyy", []),
        ("```\n" + "y\n" * LONGEST_PARAGRAPH + "```", []),
        ("- " * (DEEPEST_TEXT // 2 - 1) + "y", []),
        ("- " * (DEEPEST_TEXT // 2) + "y", ["5 M331"]),
        ("> " * (DEEPEST_TEXT - 1) + "y", []),
        ("> " * DEEPEST_TEXT + "y", ["5 M331"]),
    ],
)
def test_a_text_beyond_a_limit(text: str, expected: list[str]) -> None:
    found = told({"sessions.yaml": session(), REPORT: f"One.\n\nTwo.\n\n{text}\n"})
    told_here = [one.removeprefix(REPORT + ":").replace(":1 ", " ") for one in found]
    assert [one for one in told_here if one.endswith(("M104", "M331"))] == expected


def test_a_list_beyond_the_limit_is_told_at_the_first_entry_too_many() -> None:
    people = "people:\n" + "".join(
        f"  - {{id: p{at}, name: P}}\n" for at in range(LONGEST_LIST + 2)
    )
    found = told({"sessions.yaml": session(), "people.yaml": people})
    assert found == [f"people.yaml:{LONGEST_LIST + 2}:1 M104"]


@each(("length", "expected"), [(LONGEST_PARAGRAPH, []), (LONGEST_PARAGRAPH + 1, ["2 M104"])])
def test_a_text_of_a_record_beyond_the_limit(length: int, expected: list[str]) -> None:
    role = "y" * length
    people = f'people:\n  - {{id: ada, name: Ada Marsh, role: {{en: "{role}", es: "{role}"}}}}\n'
    found = told({"sessions.yaml": session(), "people.yaml": people})
    assert [f"{one.split(':')[1]} {one[-4:]}" for one in found if "M104" in one][:1] == expected
