"""What has to be looked after when nothing changes here: links to others, and what is locked."""
