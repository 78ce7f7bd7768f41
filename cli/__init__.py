"""The `dolen` command: asks GraphQL of the running server, else of the app in its own process.
It holds no logic of the domain.
"""
