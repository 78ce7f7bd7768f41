"""The GraphQL schema: a module for each family of types, and the question types on top."""
