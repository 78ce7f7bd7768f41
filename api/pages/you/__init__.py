"""The page that asks who one is: which Centre, which name, which colleagues.
What it is told is in force at once, and what it records is undone like anything else.
"""
