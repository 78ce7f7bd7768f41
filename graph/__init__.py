"""The domain: ties, paths, advice, privacy and metrics. It knows nothing of GraphQL, HTTP, pages or source formats."""
