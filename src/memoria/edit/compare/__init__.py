"""What a change of the content does: to the pages, in words, and to the state of translations."""
