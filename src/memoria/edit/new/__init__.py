"""A new record, from the questions that an editor is asked to the files that are written."""
