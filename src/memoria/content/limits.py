"""What is accepted at most: larger ones are told with their place, and what to do."""

# Bytes of a file: of records, of a text, of media (what the forge takes), of a picture (what a good
# camera makes; more helps no page), of a schedule of others.
LARGEST_YAML = 5_000_000
LARGEST_SUMMARY = 500_000
LARGEST_MEDIA = 100_000_000
LARGEST_PICTURE = 20_000_000
LARGEST_SCHEDULE = 20_000_000
# Bytes of all records and texts together: three thousand sessions with long reports in two
# languages. What takes time and memory grows as they do, and no faster.
LARGEST_CONTENT = 100_000_000
# Letters of a paragraph, and of a text of a record: nobody reads longer ones, and to read the signs
# in them takes seconds.
LONGEST_PARAGRAPH = 20_000
# Letters of a text that are compared with its translation.
LONGEST_COMPARED = 200_000
# Elements of Markdown within one another: a list in a list makes two.
DEEPEST_TEXT = 100
# Entries of a list: each may have a page in every language, and twenty thousand people took a
# gigabyte of memory.
LONGEST_LIST = 5_000
# Lists and mappings of YAML within one another.
DEEPEST_RECORD = 40

# What editors are told of them, by the end of its message, `limits.…`: bytes, and numbers.
FILES = {
    "records": LARGEST_YAML,
    "text": LARGEST_SUMMARY,
    "picture": LARGEST_PICTURE,
    "media": LARGEST_MEDIA,
    "content": LARGEST_CONTENT,
}
NUMBERS = {
    "paragraph": LONGEST_PARAGRAPH,
    "compared": LONGEST_COMPARED,
    "nested": DEEPEST_TEXT,
    "entries": LONGEST_LIST,
    "lists": DEEPEST_RECORD,
}
