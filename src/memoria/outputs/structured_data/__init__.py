"""Structured data: what pages say to search engines in the words of schema.org."""
