"""Every GraphQL text by which the commands record."""

RECORDED = """
  __typename
  ... on Recorded { recordId notes change { id sentence } likelySame { id described why } }
  ... on Refusal {
    code field message candidates { id described why } rows { file row column message }
  }
"""


def mutation(name: str) -> str:
    """Return the text of a mutation of ours, which takes `input`."""
    kind = f"{name[0].upper()}{name[1:]}"
    return f"mutation Record($input: {kind}Input!) {{ {name}(input: $input) {{ {RECORDED} }} }}"


IMPORT = """
mutation Import($input: ImportTablesInput!) {
  importTables(input: $input) {
    __typename
    ... on Refusal { code message rows { file row column message } }
    ... on ImportTablesPayload {
      ready
      unchanged
      tally { read new same changed unclear leftOut unusable notRead }
      sheets { file fingerprint program question monthFirst ambiguousDay columns { letter heading \
samples means why } }
      notes { file message }
      leftOut(first: 20) { totalCount nodes { file row why } }
      entries(first: 100) { totalCount nodes { file row day title who hereAlready { described } } }
      change { id }
      new(first: 20) { totalCount nodes { table described file row hereAlready { described } } }
      changed(first: 20) { totalCount nodes { table described file row changes { column before \
after } } }
      taken(first: 100) { totalCount nodes { written described new } }
      unclear { written isWord message candidates { id described } moreCandidates tables places }
      moreUnclear
      unusable(first: 50) { totalCount nodes { file row column message } }
      ties(first: 10) { totalCount nodes { described before after bandBefore bandAfter } }
      paths { changed before { lead names } after { lead names } }
    }
  }
}
"""

_CHANGES = "nodes { id at by kind sentence undoneBy } pageInfo { hasNextPage }"

HISTORY = f"""
query History($id: ID!, $first: Int) {{
  node(id: $id) {{ id name history(first: $first) {{ {_CHANGES} }} }}
}}
"""

HISTORY_OF_ANY = f"""
query HistoryOfAny($id: ID!, $first: Int) {{
  history(id: $id) {{ id table described isGone changes(first: $first) {{ {_CHANGES} }} }}
}}
"""

GONE = """
query Gone($text: String!, $after: String) {
  writes(about: $text, first: 100, after: $after) {
    nodes { records { id described isGone } }
    pageInfo { hasNextPage endCursor }
  }
}
"""
