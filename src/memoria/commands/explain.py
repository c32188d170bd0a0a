"""The command `explain`: what a rule means, or which fields a record has, with examples."""

import re
from textwrap import fill, indent
from urllib.parse import urlsplit

import click

from memoria.commands.command import WELL, Command, Options
from memoria.messages.words import Words
from memoria.project.project import Work
from memoria.publish.preview.server import DEFAULT
from memoria.rules.commands import fail, wrong_usage
from memoria.rules.explanations import PAGE, Rule, Sample, all_rules
from memoria.schema import fields
from memoria.schema.fields import Field, Part, file_forms, named_parts

WIDTH = 88
# Names that nobody can have (RFC 2606): what has one opens nothing.
NOBODY = re.compile(r"(.*\.)?(example(\.com|\.net|\.org)?|invalid|test)", re.IGNORECASE)


def command(words: Words) -> Command:
    """Take the code of a rule, or the name of a kind of record or of a field, or none."""
    place, described = f"[{words('cli.code')}]", words("cli.explain.code")
    code = click.Argument(["code"], required=False, metavar=place, help=described)
    return Command("cli.explain", words, run, code)


def run(work: Work, options: Options, words: Words) -> int:
    """Explain a rule, the fields of a record, or a field; or list all that can be explained."""
    rules, forms, asked = all_rules(), file_forms(words), options.code or ""
    records = [part.spoken for form in forms for part in form.parts]
    if not asked:
        print("\n".join(heading(rule, words) for rule in rules.values()))
        print("\n" + fill(words("cli.explain.records", names=", ".join(records)), WIDTH))
    elif rule := rules.get(asked.upper()):
        print(explained(rule, words))
        print("\n" + whereabouts(work, PAGE, rule.fragment, words))
    elif parts := named_parts(asked, forms):
        print("\n\n".join(told(part, words) for part in parts))
        print("\n" + whereabouts(work, fields.PAGE, f"#{parts[0].anchor}", words))
    else:
        names = {field.name for form in forms for part in form.parts for field in part.fields}
        raise fail(wrong_usage("memoria explain", "code", asked, [*rules, *records, *names]))
    return WELL


def whereabouts(work: Work, page: str, fragment: str, words: Words) -> str:
    """Return an address that opens: on the site, or in the one that was built here, or nearly.

    Where there is neither, the preview has the page.
    """
    settings = work.settings
    address = settings.address_in(words.language)
    path = address.removeprefix(settings.address) + page
    if not NOBODY.fullmatch(urlsplit(address).hostname or ""):
        return address + page + fragment
    built = settings.site / path / "index.html"
    if built.is_file() and f'id="{fragment[1:]}"' in built.read_text("utf-8"):
        return built.resolve().as_uri() + fragment
    preview = f"http://{DEFAULT}{urlsplit(settings.address).path}{path}{fragment}"
    return words("cli.explain.preview", address=preview)


def heading(rule: Rule, words: Words) -> str:
    """Return the code of a rule, its severity and its title in one line."""
    severity = words(f"rules.severity.{rule.severity}")
    return words("rules.line", code=rule.code, severity=severity, title=words(f"{rule.code}.title"))


def explained(rule: Rule, words: Words) -> str:
    """Return what a rule means, with its examples."""
    parts = [heading(rule, words), fill(words(f"{rule.code}.why"), WIDTH)]
    if rule.example:
        parts += [shown(name, one, words) for name, one in rule.example.samples.items()]
    return "\n\n".join(parts)


def shown(name: str, sample: Sample, words: Words) -> str:
    """Return one sample under its name and that of its file."""
    head = words(f"rules.{name}")
    remarks = " · ".join(filter(None, (head, sample.file, *sample.remarks(words))))
    text = sample.command or sample.shown
    return f"{remarks}\n{indent(text, '    ')}".rstrip()


def told(part: Part, words: Words) -> str:
    """Return what a record is, and each of its fields with an example."""
    head = words("cli.explain.record", name=part.spoken, meaning=plain(part.meaning))
    return "\n\n".join((head, *(field_told(one, words) for one in part.fields)))


def field_told(one: Field, words: Words) -> str:
    """Return what a field holds, in which form, and a line that is right."""
    form = "; ".join((one.form, *([words("fields.required")] if one.required else [])))
    line = words("cli.explain.field", name=one.name, meaning=one.meaning, form=form)
    return f"{fill(plain(line), WIDTH)}\n{indent(one.example, '    ')}"


def plain(text: str) -> str:
    """Return a text without the signs that mark code on a page."""
    return text.replace("`", "")
