"""What is in a file that some other program wrote: rows of texts, and what they say.

A file becomes sheets (`opening.py`), a sheet a header and rows (`header.py`).
"""
