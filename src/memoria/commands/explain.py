"""The command `explain`: what a rule means, with a wrong and a right example."""

from textwrap import fill, indent

import click

from memoria.commands.command import WELL, Command, Options
from memoria.messages.words import Words
from memoria.project.project import Work
from memoria.rules.commands import fail, wrong_usage
from memoria.rules.explanations import PAGE, Rule, Sample, all_rules

WIDTH = 88


def command(words: Words) -> Command:
    """Take the code of a rule, or none."""
    place, described = f"[{words('cli.code')}]", words("cli.explain.code")
    code = click.Argument(["code"], required=False, metavar=place, help=described)
    return Command("cli.explain", words, run, code)


def run(work: Work, options: Options, words: Words) -> int:
    """Explain one rule, or list them all."""
    rules, code = all_rules(), (options.code or "").upper()
    if not code:
        for rule in rules.values():
            print(heading(rule, words))
        return WELL
    if code not in rules:
        raise fail(wrong_usage("memoria explain", "code", options.code, tuple(rules)))
    print(explained(rules[code], words))
    print("\n" + work.settings.address_in(words.language) + PAGE + rules[code].fragment)
    return WELL


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
    told = " · ".join(filter(None, (head, sample.file, *sample.remarks(words))))
    text = sample.command or sample.shown
    return f"{told}\n{indent(text, '    ')}".rstrip()
