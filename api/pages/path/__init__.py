"""The page of the paths from a Centre to a target:
the question read, its answer as cards and as a picture, and what would help.
"""
