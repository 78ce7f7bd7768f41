"""The domain: ties, paths, advice and privacy.
It knows nothing of GraphQL, HTTP, pages or source formats.
"""
