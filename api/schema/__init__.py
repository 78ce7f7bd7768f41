"""The GraphQL schema: a module for each family of types, and the question types on top.

A type says with `@typed(...)` (`typed.py`) which value of the domain it shows: fields of the same
name are copied, and its classmethod `of` gives those beside and is the one way to make it. `shown`
(`references.py`) makes a record, a spell or a tie by the type of its kind, so that modules which
name one another need not import one another. What is worked out of records is asked of `graph`.
"""
