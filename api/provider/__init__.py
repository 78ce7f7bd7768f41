"""The organisation's own sign-in: an OpenID Connect provider, which says who somebody is.

`known.py` asks it for its addresses and keys, `tokens.py` reads what it has signed, `flow.py` sends
a browser there and takes it back, `bearer.py` takes what a program brings.
"""
