"""A record gets another id: everywhere it is named, and its old address leads on."""
