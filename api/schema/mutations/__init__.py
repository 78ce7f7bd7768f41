"""What a Centre can record through GraphQL:
one `input` each, and for an answer what was done or why it was not.
"""
