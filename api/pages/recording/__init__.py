"""The pages by which a Centre records: forms that work without script, and the import of its own tables.

Each form is asked, then shown again to be checked, and only then written. What was wrong or unclear is asked anew, and all that
was typed stays.
"""
