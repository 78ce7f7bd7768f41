"""The pages by which a Centre records: forms that work without script, and the import of its own tables.

Each form is asked, then shown again to be checked, and only then written. What was wrong or unclear is asked anew, and all that
was typed stays. What was recorded is corrected by the same forms, filled with what it says.

To add a form: write a module with its entries (`form.Entry`), the command that its answers make, and what cannot be of them;
`steps.form_page` makes the page of it.
"""
