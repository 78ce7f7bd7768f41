"""The pages by which a Centre records:
forms that work without script, and the import of its own tables.

Each form is asked, then shown again to be checked, and only then written. What was wrong or unclear
is asked anew, and all that was typed stays. What was recorded is corrected by the same forms,
filled with what it says.

A kind of record with a `title` in `graph/kinds.py` has a form here, which asks for its columns with
`words`. What a form asks otherwise stands in `overrides.py`: another order, a field that is no
column, a rule between fields.
"""
