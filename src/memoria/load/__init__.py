"""Files become records whose every value knows its file, line and column."""
