"""Open data: the records as JSON and tables, with their schema and its meaning."""
