"""A translation begins with the right pin and the original, as far as an address can hold it."""

from urllib.parse import parse_qs, urlsplit

from memoria.content.base import Context
from memoria.content.publication import Summary, SummaryName, digest
from memoria.load.summaries import parse_name, read_summary
from memoria.render.drafts import LONGEST, draft_address
from memoria.render.editions import Forge
from tests.cases import each

FORGE = Forge("https://forge.example/league/towns", "trunk")
FILE = "data/summaries/tides/report.en.md"
REST = "The original goes on in data/summaries/tides/report.es.md."
PARAGRAPH = "La marea subió dos veces: «¿quién la esperaba?», preguntó el concejo. " * 4


def original(markdown: str) -> Summary:
    return Summary(SummaryName("tides", "report"), "es", "report.es.md", markdown)


def address(markdown: str, forge: Forge = FORGE) -> str:
    return draft_address(original(markdown), markdown, lambda text: forge.create(FILE, text), REST)


def drafted(markdown: str) -> Summary:
    """Return the summary that an editor would begin with."""
    found = address(markdown)
    assert len(found) <= LONGEST
    fields = parse_qs(urlsplit(found).query, strict_parsing=True)
    assert fields["filename"] == [FILE]
    name = FILE.removeprefix("data/")
    parsed = parse_name(name)
    assert parsed
    summary, problems = read_summary(
        parsed, name, fields["value"][0].encode(), Context(("en", "es"))
    )
    assert summary
    assert problems == []
    assert summary.translation
    assert summary.translation.of == digest(markdown)
    assert summary.translation.by is None
    return summary


def test_a_short_original_is_all_there() -> None:
    assert (
        drafted("## Marea\n\nSube & baja: 50 %.\n").markdown == "## Marea\n\nSube & baja: 50 %.\n"
    )


@each("number", [1, 8, 19, 20, 21, 22, 23, 24, 25, 60, 400])
def test_a_long_original_is_cut_between_paragraphs(number: int) -> None:
    paragraphs = [f"Punto {one}: {PARAGRAPH}".strip() for one in range(number)]
    begun = drafted("\n\n".join(paragraphs)).markdown.strip().split("\n\n")
    if begun[-1] == REST:
        begun.pop()
        assert 10 < len(begun) < number
    else:
        assert len(begun) == number
    assert begun == paragraphs[: len(begun)]


def test_a_list_or_a_block_of_code_is_not_cut() -> None:
    code = "```\n" + "uno\n\n" * 2_000 + "```\n"
    assert drafted(f"Antes.\n\n{code}").markdown == f"Antes.\n\n{REST}\n"
    assert drafted("- punto\n\n" * 2_000).markdown == f"{REST}\n"


def test_an_original_in_one_piece_that_is_too_long_is_left_out() -> None:
    assert drafted("marea " * 3_000).markdown == f"{REST}\n"


def test_without_a_forge_there_is_no_address() -> None:
    assert address("Marea.", Forge()) == ""


def test_what_could_end_the_address_is_escaped() -> None:
    hostile = 'A & B = "C" # D ? <script>alert(1)</script> %00 + é\n'
    assert drafted(hostile).markdown == hostile
    assert not set('"<> ') & set(address(hostile))
