"""Publishes the outputs of live sessions in several languages, from records."""

__version__ = "0.1.0"
