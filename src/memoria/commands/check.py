"""The command `check`: the problems of the content, or what of a published site would be lost."""

import sys

from memoria.check.everything import in_order
from memoria.check.examine import check
from memoria.commands.command import PROBLEMS, WELL, Choice, Command, Option, Options, folder
from memoria.edit.compare.problems import Balance, weigh
from memoria.messages.words import Words
from memoria.project.history import CUT_OFF, History
from memoria.project.project import Work
from memoria.publish.published import is_known, losses, published
from memoria.rules import reports
from memoria.rules.explanations import PAGE
from memoria.rules.problems import has_errors
from memoria.rules.reports import report


def command(words: Words) -> Command:
    """Let it print for tools, and compare with another commit, or with the published site."""
    form, described = Choice(reports.FORMATS), words("cli.check.format")
    return Command(
        *("cli.check", words, run),
        Option("--format", type=form, default="text", help=described),
        Option("--base", metavar=words("cli.commit"), help=words("cli.base")),
        Option("--published", metavar=words("cli.url"), help=words("cli.published")),
        Option("--site-dir", type=folder, metavar=words("cli.dir"), help=words("cli.site_dir")),
    )


def run(work: Work, options: Options, words: Words) -> int:
    """Print the problems of the content and nothing else."""
    if options.published is not None:
        return compare_sites(work, options, words)
    found = weigh(work, options.base) if options.base else Balance(check(work))
    standing = found.standing if options.base else None
    rules = work.settings.address_in(words.language) + PAGE
    if not found.new and options.format == "text":
        print(words("compare.problems.none" if standing else "cli.check.none"))
    sys.stdout.write(report(found.new, words, options.format, rules, standing))
    if not options.base:
        tell_gap(work, words)
    return PROBLEMS if has_errors(found.now) else WELL


def tell_gap(work: Work, words: Words) -> None:
    """Print why what was published could not be compared, where git should tell it."""
    branch = work.settings.branch
    gap = History(work.data).gap(branch)
    if gap == CUT_OFF:
        sys.stderr.write(words("cli.check.cut-off", branch=branch) + "\n")
    elif gap:
        sys.stderr.write(words("cli.check.unknown", reason=gap) + "\n")


def compare_sites(work: Work, options: Options, words: Words) -> int:
    """Print which published addresses the site that was made would lose."""
    before = published(options.published)
    if before is None:
        print(words("cli.published.none", address=options.published))
        return WELL
    found = in_order(losses(work, options.site_dir or work.settings.site, before))
    rules = work.settings.address_in(words.language) + PAGE
    if options.format != "json" and not is_known(before.commit, work):
        print(words("cli.published.files"))
    if options.format == "text" and not found:
        print(words.count("cli.published.well", len(before.files)))
    sys.stdout.write(report(found, words, options.format, rules))
    return PROBLEMS if has_errors(found) else WELL
