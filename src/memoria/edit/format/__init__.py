"""The one form in which the content is written: the same record gives the same bytes."""
