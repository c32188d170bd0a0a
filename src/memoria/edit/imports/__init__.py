"""Schedules of others become records: what is in them, what it becomes here, what is left out."""
