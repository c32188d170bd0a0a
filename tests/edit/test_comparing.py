"""What a change does, told in words: pages that differ, what readers see, states that turn."""

import re
import shutil
from pathlib import Path

import pytest
from markdown_it import MarkdownIt

from memoria.content.publication import digest
from memoria.edit.compare import summary as summaries
from memoria.edit.compare import summary as wording
from memoria.edit.compare.blocks import Block, blocks_of, title_of
from memoria.edit.compare.changed_pages import Kind
from memoria.edit.compare.passages import Passage, passages, runs
from memoria.edit.compare.progress import renames
from memoria.edit.compare.revisions import Comparison, compare_content
from memoria.edit.compare.summary import LARGEST, summary
from memoria.edit.compare.tables import size
from memoria.messages.words import Words
from memoria.project.project import Work
from memoria.project.settings import read_settings
from tests.conftest import ROOT, Run, words_of
from tests.contents import read, session
from tests.hostile import SUMMARIES, TEXTS
from tests.media import SMALLEST
from tests.pages import elements, text_of
from tests.repositories import Repository

REPORT = "The tide rose twice in the harbour, and nobody there was hurt."
INFORME = "La marea subió en el puerto, y nadie salió herido."
BEFORE = {
    "sessions.yaml": session('challenges: [{id: mud, title: {en: "Mud", es: "Barro"}}]'),
    "people.yaml": 'people: [{id: ada, name: "Ada"}]\n',
    "summaries/tides/report.en.md": REPORT,
    "summaries/tides/report.es.md": f"---\nof: {digest(REPORT)}\n---\n{INFORME}\n",
}
# All that a summary is made of.
OWN = {
    "h2", "p", "table", "thead", "tbody", "tr", "th", "td", "code", "strong", "details", "summary",
    "del", "ins",
}  # fmt: skip


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    repository = Repository(tmp_path)
    repository.commit(BEFORE, "2026-05-01")
    return repository


def work(repository: Repository) -> Work:
    settings = read_settings(ROOT / "mkdocs.yml")
    return Work(settings, repository.data, settings.docs)


def compared(repository: Repository) -> Comparison:
    return compare_content(work(repository))


def shown(markdown: str) -> str:
    """Render a summary as a forge does."""
    reader = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
    return str(reader.render(markdown))


def told(repository: Repository, words: Words, *others: Words) -> str:
    return summary(compared(repository), words, others)


def kinds(found: Comparison) -> dict[str, dict[str, Kind]]:
    return {
        page.path: {language: one.kind for language, one in page.changes.items()}
        for page in found.pages
    }


def test_the_words_of_a_page_stand_block_by_block() -> None:
    page = (
        '---\ntitle: "A &amp; B"\nhead: "<meta>"\n---\n<h1>A &amp; B</h1>\n\n'
        '## One &#42; two {#one lang="es"}\n\n<ul><li>first <b>and</b>\n <a href="x">link</a></li>'
        "<li hidden>no<br>never</li><li>second<br>line</li></ul><script>no()</script>"
        '<img src="x" alt="A picture"><svg><text>no</text></svg> <p>end</p>'
    )
    assert title_of(page) == "A & B"
    assert blocks_of(page) == (
        Block("A & B", is_heading=True), Block("One * two", is_heading=True),
        Block("first and link"), Block("second"), Block("line"), Block("A picture"), Block("end"),
    )  # fmt: skip


def test_blocks_of_common_words_are_compared_word_by_word() -> None:
    then = [Block("Top", is_heading=True), Block("one two three"), Block("x y"), Block("same")]
    now = [Block("Top", is_heading=True), Block("a b"), Block("one 2 three"), Block("same")]
    assert list(passages(then, now)) == [
        Passage("Top", (("ins", "a b"),)),
        Passage("Top", (("", "one"), ("del", "two"), ("ins", "2"), ("", "three"))),
        Passage("Top", (("del", "x y"),)),
    ]
    assert list(passages(then, then[:2])) == [
        Passage("Top", (("del", "x y"),)), Passage("Top", (("del", "same"),)),
    ]  # fmt: skip
    assert list(passages((), ())) == []


def test_an_entry_that_moves_in_its_list_is_told_once() -> None:
    themes = Block("Themes", is_heading=True)
    then = [themes, Block("Care (2)"), Block("Work (1)"), Block("Water (6)"), themes]
    now = [themes, Block("Rain and water (6)"), *then[1:3], themes, Block("Water (7)")]
    assert passages(then, now) == [
        Passage("Themes", (("del", "Water"), ("ins", "Rain and water"), ("", "(6)"))),
        Passage("Themes", (("ins", "Water (7)"),)),
    ]


def test_the_same_words_change_alike_among_others() -> None:
    alone, listed = (
        Passage("", runs(f"{before}Water{after}", f"{before}Rain and water{after}"))
        for before, after in (("", ""), ("Care, ", ", work (3)"))
    )
    assert alone.change == listed.change == (("Water", "Rain and water"),)


def test_words_far_from_a_change_are_left_out() -> None:
    many = " ".join(map(str, range(60)))
    (head, gone, come, tail) = runs(many, many.replace("30", "thirty"))
    assert (gone, come) == (("del", "30"), ("ins", "thirty"))
    assert head == ("", "… " + " ".join(map(str, range(20, 30))))
    assert tail == ("", " ".join(map(str, range(31, 41))) + " …")


def test_of_many_blocks_none_are_paired() -> None:
    then = [Block(f"a b {number}") for number in range(30)]
    now = [Block(f"a c {number}") for number in range(30)]
    assert [one.runs[0][0] for one in passages(then, now)] == ["del"] * 30 + ["ins"] * 30


@pytest.mark.parametrize("language", ["en", "es"])
def test_without_a_change_it_says_so(language: str, repository: Repository) -> None:
    words = words_of(language)
    text = text_of(shown(told(repository, words)))
    assert words("cli.check.none") in text
    assert words("compare.pages.none") in text
    assert words("compare.words") not in text


def test_pages_of_both_languages_share_a_line(repository: Repository, english: Words) -> None:
    repository.write({"people.yaml": 'people: [{id: ada, name: "Ada"}, {id: bob, name: "Bob"}]\n'})
    assert kinds(compared(repository))["people/bob/"] == {"en": Kind.NEW, "es": Kind.NEW}
    lines = told(repository, english).splitlines()
    assert [line for line in lines if line.startswith("| Bob |")] == [
        "| Bob | new | <code>/people/bob/</code> | <code>/es/people/bob/</code> |"
    ]


def test_pages_that_gather_others_come_last(repository: Repository) -> None:
    repository.write({"people.yaml": "people: []\n"})
    found = kinds(compared(repository))
    assert next(iter(found.items())) == ("people/ada/", {"en": Kind.GONE, "es": Kind.GONE})
    assert found["people/"] == {"en": Kind.CHANGED, "es": Kind.CHANGED}


def test_a_page_with_an_alias_has_moved(repository: Repository, english: Words) -> None:
    repository.write({"people.yaml": 'people: [{id: lovelace, aliases: [ada], name: "Ada L."}]\n'})
    found = compared(repository)
    assert kinds(found)["people/lovelace/"] == {"en": Kind.MOVED, "es": Kind.MOVED}
    assert "people/ada/" not in kinds(found)
    text = summary(found, english)
    assert "<code>/es/people/lovelace/</code> (was <code>/es/people/ada/</code>)" in text
    assert re.search(r"(<del>Ada</del> <ins>Ada L.</ins>|Ada <ins>L.</ins>)", text)


def test_a_rename_is_a_move_and_nothing_else(
    repository: Repository, english: Words, run: Run
) -> None:
    challenge = 'challenges: [{id: mud, title: {en: "Mud"}, answers: [cost]}]'
    asked = "key_questions: [{id: a, title: {en: A}, questions: [{id: cost, text: {en: What?}}]}]"
    linked = "[a](session:tides) [b](question:cost) [c](challenge:tides/mud)"
    files = {
        "sessions.yaml": session(asked, challenge),
        "summaries/tides/report.en.md": linked,
        "summaries/tides/report.es.md": f"---\nof: {digest(linked)}\n---\n{linked}\n",
        "summaries/tides/aim.en.md": "To see.",
    }
    repository.commit(files, "2026-05-02")
    for old, new in (("tides", "high-water"), ("cost", "price"), ("mud", "silt"), ("ada", "eve")):
        assert run("rename", old, new, "--data", repository.data)[0] == 0
    found = compare_content(work(repository), "HEAD")
    assert kinds(found) == {
        "sessions/high-water/": {"en": Kind.MOVED, "es": Kind.MOVED},
        "people/eve/": {"en": Kind.MOVED, "es": Kind.MOVED},
    }
    assert [passage for page in found.pages for one in page.changes.values()
            for passage in one.passages] == []  # fmt: skip
    assert found.turns is not None
    assert found.turns.then == found.turns.now
    assert not any(found.turns.turned.values())
    assert english("compare.words") not in summary(found, english)


def test_what_changes_with_a_rename_is_told(repository: Repository) -> None:
    text = session("aliases: [tides]").replace("id: tides", "id: high-water")
    repository.write({"sessions.yaml": text.replace("Living", "Dying")})
    for name in ("report.en.md", "report.es.md"):
        (repository.data / "summaries/high-water").mkdir(exist_ok=True)
        path = repository.data / "summaries/tides" / name
        path.rename(repository.data / "summaries/high-water" / name)
    found = compared(repository)
    assert kinds(found)["sessions/high-water/"]["en"] is Kind.MOVED
    runs_told = [run for one in found.pages for change in one.changes.values()
                 for passage in change.passages for run in passage.runs]  # fmt: skip
    assert ("del", "Living") in runs_told
    assert ("ins", "Dying") in runs_told
    assert not [text for mark, text in runs_told if mark and "high-water" in text]


def test_an_alias_of_what_was_there_before_is_no_rename(repository: Repository) -> None:
    two = 'people: [{id: ada, name: "Ada"}, {id: eve, name: "Eve"}]\n'
    repository.commit({"people.yaml": two}, "2026-05-02")
    repository.write({"people.yaml": 'people: [{id: eve, aliases: [ada], name: "Eve"}]\n'})
    found = kinds(compare_content(work(repository), "HEAD"))
    assert Kind.MOVED not in {kind for page in found.values() for kind in page.values()}
    assert found["people/"] == {"en": Kind.CHANGED, "es": Kind.CHANGED}


def test_records_merged_into_one_are_not_renamed(repository: Repository) -> None:
    then = 'themes: [{id: care, name: {en: "Care"}}, {id: memory, name: {en: "Memory"}}]\n'
    now = 'themes: [{id: upkeep, aliases: [care, memory], name: {en: "Upkeep"}}]\n'
    repository.commit({"themes.yaml": then}, "2026-05-02")
    before, after = (read({"themes.yaml": text}).identifiers for text in (then, now))
    assert renames(before, after) == []
    repository.write({"themes.yaml": now})
    found = compare_content(work(repository), "HEAD")
    assert kinds(found)["themes/upkeep/"] == {"en": Kind.MOVED, "es": Kind.MOVED}
    listed = next(page for page in found.pages if page.path == "themes/").changes["en"]
    gone = " ".join(text for one in listed.passages for mark, text in one.runs if mark == "del")
    assert {"Care", "Memory"} <= set(gone.split())


@pytest.mark.parametrize("most", [0, 1])
def test_beyond_a_number_of_renames_none_is_followed(
    repository: Repository, monkeypatch: pytest.MonkeyPatch, most: int
) -> None:
    monkeypatch.setattr("memoria.edit.compare.progress.MOST", most)
    repository.write({"people.yaml": 'people: [{id: eve, aliases: [ada], name: "Ada"}]\n'})
    found = compared(repository)
    assert kinds(found)["people/eve/"]["en"] is Kind.MOVED
    assert ("people/" in kinds(found)) is (most == 0)


def test_of_a_withdrawn_page_no_word_is_told(repository: Repository, english: Words) -> None:
    repository.write({"people.yaml": "people: []\n", "withdrawn.yaml": "withdrawn: [person:ada]\n"})
    found = compared(repository)
    assert kinds(found)["people/ada/"] == {"en": Kind.WITHDRAWN, "es": Kind.WITHDRAWN}
    text = summary(found, english)
    assert "1 page that is withdrawn" in text
    assert english("compare.words.gone") in text
    assert "<code>/people/ada/</code> withdrawn" not in text


def test_what_readers_see_is_told_word_by_word(repository: Repository, spanish: Words) -> None:
    repository.write({"summaries/tides/report.en.md": REPORT.replace("twice", "three times")})
    text = told(repository, spanish)
    assert "The tide rose <del>twice</del> <ins>three times</ins> in the harbour," in text
    html = shown(text)
    assert "<details><summary>English: <code>/sessions/tides/</code> otro texto</summary>" in html


def test_the_same_change_is_shown_once_a_language(repository: Repository, english: Words) -> None:
    repository.write({"sessions.yaml": BEFORE["sessions.yaml"].replace("with the", "with high")})
    text = told(repository, english)
    once = "Living with <del>the</del> <ins>high</ins> tides (the same words in 6 more places)"
    assert text.splitlines().count(once) == 1
    assert "| Sessions | other words | <code>/sessions/</code> |" in text
    assert "<code>/sessions/</code> other words" not in text


def test_a_change_behind_the_words_is_listed_only(repository: Repository, english: Words) -> None:
    repository.write({"people.yaml": BEFORE["people.yaml"].replace("}", ", website: W}")
                      .replace("W", '"https://ada.example.org/"')})  # fmt: skip
    repository.commit({}, "2026-05-02")
    linked = "[tide](https://a.example.org/) "
    repository.write({"summaries/tides/report.en.md": linked + REPORT})
    repository.commit({}, "2026-05-03")
    repository.write({"summaries/tides/report.en.md": linked.replace("a.", "b.") + REPORT})
    found = compare_content(work(repository), "HEAD")
    assert kinds(found)["sessions/tides/"]["en"] is Kind.BEHIND
    row = "| same words, other links or data | <code>/sessions/tides/</code> |"
    assert row in summary(found, english)


def test_states_of_translations_are_told_then_and_now(repository: Repository) -> None:
    repository.write({"summaries/tides/report.en.md": REPORT + " It rained."})
    (repository.data / "sessions.yaml").write_text(
        session('challenges: [{id: mud, title: {en: "Mud"}}]')
    )
    words = words_of("en")
    text = text_of(shown(told(repository, words)))
    assert f"{words('compare.now_stale')} Language File session tides, short report Spanish" in text
    assert f"{words('compare.now_missing')} Language File session tides, challenge mud" in text
    assert re.search(r"Español .*0 → 1", text)
    repository.commit({}, "2026-05-02")
    repository.write(BEFORE)
    text = text_of(shown(summary(compare_content(work(repository), "HEAD"), words)))
    assert words("compare.now_done") in text
    assert words("compare.now_stale") not in text


def test_a_file_that_git_does_not_know_yet_is_new(repository: Repository) -> None:
    repository.write({"summaries/tides/aim.en.md": "To see."})
    found = compared(repository)
    assert kinds(found)["sessions/tides/"]["en"] is Kind.CHANGED


def test_errors_are_told_in_place_of_pages(repository: Repository, english: Words) -> None:
    mistake = BEFORE["sessions.yaml"] + "    organisers: [nobody]\n    what: is this\n"
    repository.write({"sessions.yaml": mistake, "notes.txt": ""})
    found = compared(repository)
    text = text_of(shown(summary(found, english)))
    assert (found.obstacle, found.pages, found.turns) == ("broken", (), None)
    assert english("compare.broken") in text
    assert "2 errors and 1 warning" in text
    assert text.index("Error M") < text.index("Warning M")


def test_errors_before_are_told_where_they_are_mended(
    repository: Repository, english: Words
) -> None:
    repository.commit({"sessions.yaml": session("what: is this")}, "2026-05-02")
    repository.write(BEFORE)
    found = compare_content(work(repository), "HEAD")
    assert (found.problems.now, len(found.problems.mended)) == ((), 1)
    assert found.obstacle == "broken_before"
    assert english("compare.broken_before") in text_of(shown(summary(found, english)))


def test_without_a_history_problems_are_told_all_the_same(
    repository: Repository, english: Words
) -> None:
    shutil.rmtree(repository.root / ".git")
    found = compared(repository)
    assert (found.obstacle, found.turns) == ("unknown", None)
    assert english("compare.unknown") in summary(found, english)


def test_a_video_that_goes_with_its_file_was_no_error(repository: Repository) -> None:
    video = (
        "videos: [{id: v, title: {en: V, es: V}, language: en, duration: '0:05',"
        " file: media/v.mp4, captions: {en: media/v-en.vtt}}]"
    )
    captions = "WEBVTT\n\n00:00.000 --> 00:05.000\nRain.\n"
    files = {"sessions.yaml": session(video), "media/v.mp4": SMALLEST, "media/v-en.vtt": captions}
    repository.commit(files, "2026-05-02")
    shutil.rmtree(repository.data / "media")
    repository.write(BEFORE)
    found = compare_content(work(repository), "HEAD")
    assert (found.obstacle, kinds(found)["videos/"]["en"]) == ("", Kind.CHANGED)


def test_the_other_language_is_folded_and_the_words_stand_once(
    repository: Repository, english: Words, spanish: Words
) -> None:
    repository.write({"summaries/tides/report.en.md": REPORT.replace("twice", "three times")})
    html = shown(told(repository, english, spanish))
    assert html.count("<ins>three times</ins>") == 1
    assert html.index(english("compare.pages")) < html.index("<summary>Español</summary>")
    assert html.index(spanish("compare.pages")) < html.index(english("compare.words"))
    assert html.count("<details>") == html.count("</details>")


def hostile_files() -> dict[str, str]:
    """Return contents in which every hostile text is a name, and a summary."""
    people = [f"- {{id: p{n}, name: {quoted(text)}}}" for n, text in enumerate(TEXTS)]
    calls = "@everyone #1 GH-2 :tada: https://evil.example/ www.evil.example a@evil.example\n\n"
    return {
        "people.yaml": "people:\n" + "\n".join(people) + "\n",
        "summaries/tides/report.en.md": calls + "\n\n".join(SUMMARIES),
    }


def quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


@pytest.mark.parametrize("errors", [False, True])
def test_nothing_contributed_is_markup_in_a_summary(
    errors: bool, repository: Repository, english: Words, spanish: Words,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    monkeypatch.setattr(wording, "MOST", 1000)
    files = hostile_files()
    if errors:
        named = "\n".join(f"    {quoted(text)}: {quoted(text)}" for text in TEXTS)
        files["sessions.yaml"] = session() + named + "\n"
        files["<img src=x> @everyone `|.txt"] = ""
    repository.write(files)
    text = told(repository, english, spanish)
    found = list(elements(shown(text)))
    assert {one.tag for one in found} <= OWN
    assert not [one.attrib for one in found if one.attrib]
    words = "".join(text for one in found for text in (one.text or "", one.tail or ""))
    assert not re.search(r"@\w|#\w|://|www\.|GH-\d|:[a-z]+:", words, re.IGNORECASE)
    assert "everyone" in words
    assert errors or "onerror" in words


def test_a_long_summary_is_cut_between_pages(
    repository: Repository, english: Words, spanish: Words, monkeypatch: pytest.MonkeyPatch
) -> None:
    people = [f'- {{id: p{n}, name: "Ada {n} {"@&*" * 300}"}}' for n in range(300)]
    repository.write({"people.yaml": "people:\n" + "\n".join(people) + "\n"})
    monkeypatch.setattr(summaries, "LARGEST", 250_000)
    text = told(repository, english, spanish)
    assert 150_000 < size(text) < 250_000
    html = shown(text)
    assert html.count("<details>") == html.count("</details>")
    assert "more pages are not shown here" in html
    assert "more lines." in html
    assert LARGEST < 1_000_000


def test_the_command_prints_it_and_exits_as_the_check_does(
    repository: Repository, run: Run
) -> None:
    status, output, complaints = run("compare", "--data", repository.data, "--all-languages")
    assert (status, complaints) == (0, "")
    assert output.startswith("## Problems\n\nNo problems.\n")
    assert "<summary>Español</summary>\n\n## Problemas\n" in output
    repository.write({"sessions.yaml": "sessions: 3"})
    status, output, _ = run("compare", "--data", repository.data, "--language", "es")
    assert status == 1
    assert output.startswith("## Problemas\n")
    status, _, complaints = run("compare", "--data", repository.data, "--base", "nothing")
    assert (status, "M415" in complaints) == (2, True)
