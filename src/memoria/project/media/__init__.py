"""Media files, read without decoding: what each is, and how it is published without its secrets.

A module knows a form, as a function from bytes to what is found in them, in their order.
"""
