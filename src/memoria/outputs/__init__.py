"""What machines read: feeds, calendars, open data, citations, structured data."""
