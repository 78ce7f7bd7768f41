"""Prints the schema in GraphQL's own language: `python -m api.schema > api/schema.graphql`."""

from __future__ import annotations

import sys

from api.schema.published import schema


def main() -> None:
    sys.stdout.write(schema.as_str() + "\n")


if __name__ == "__main__":
    main()
