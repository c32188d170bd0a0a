"""A translation says the same as its original: numbers, dates, names, links, sentences."""
