"""The questions that profiles answer, each a GraphQL query with what its page shows."""

from __future__ import annotations

from api.pages.asked import Asked
from api.pages.page import PageQuery
from graph.model import Node

RECORD = """\
fragment Record on Node {
  id
  name
  what(asOf: $asOf)
  where(asOf: $asOf)
  audience
  otherNames { name language why }
  conflicts { field value holds sources { title url readOn } }
  history(first: 5) { nodes { at by kind sentence } }
  sources { id title publisher url licence readOn }
}
"""
_ACTOR = """\
fragment Acting on Actor {
  ties(asOf: $asOf, first: 10) {
    totalCount
    nodes { ends { id name } band basis strength lapsed sentence }
  }
  interactions(first: 10) { totalCount nodes { id name kind date to } }
}
fragment Belonging on Membership {
  organization { id name kind }
  post { id label }
  onBehalfOf { id name }
  role
  roleAsWritten
  validFrom
  validTo
  endedBecause
  reliability
  sources { title url readOn }
}
"""
PERSON = (
    """\
# A person: posts, seats and groups on a day and before, the ten strongest ties, meetings.
query Person($id: ID!, $asOf: Date!) {
  node(id: $id) {
    ...Record
    ... on Person {
      died
      identifiers { scheme value }
      officialPages { title url }
      inOffice(asOf: $asOf)
      # leave asOf out for today
      memberships(asOf: $asOf, first: 100) { totalCount nodes { ...Belonging } }
      before: memberships(asOf: $asOf, ended: true, first: 100) {
        totalCount
        nodes { ...Belonging }
      }
      ...Acting
    }
  }
}
"""
    + RECORD
    + _ACTOR
)
ORGANIZATION = (
    """\
# An organisation: who is in it and who was, what it is in, its ten strongest ties, meetings.
query Organization($id: ID!, $asOf: Date!) {
  node(id: $id) {
    ...Record
    ... on Organization {
      kind
      nation
      validFrom
      validTo
      status
      topics
      website
      identifiers { scheme value }
      place { id name }
      parent { id name }
      successor { id name }
      splitInto { id name }
      # leave asOf out for today
      members(asOf: $asOf, first: 100) { totalCount nodes { ...Member } }
      before: members(asOf: $asOf, ended: true, first: 20) { totalCount nodes { ...Member } }
      posts(asOf: $asOf, first: 50) {
        totalCount
        nodes { id label occupancy(asOf: $asOf) holders(asOf: $asOf) { person { id name } } }
      }
      bodies(asOf: $asOf, first: 100) { totalCount nodes { id name kind } }
      memberships(asOf: $asOf, first: 50) { totalCount nodes { ...Belonging } }
      belongedTo: memberships(asOf: $asOf, ended: true, first: 20) {
        totalCount
        nodes { ...Belonging }
      }
      ...Acting
    }
    ... on Centre {
      remit
      activeIn
      embeddedPosts {
        id
        label
        host { id name }
        place { id name }
        holders(asOf: $asOf) { person { id name } validFrom }
      }
    }
  }
}
fragment Member on Membership {
  actor { id name }
  asWritten
  role
  roleAsWritten
  post { id label }
  onBehalfOf { id name }
  validFrom
  validTo
  endedBecause
  reliability
  sources { title url readOn }
}
"""
    + RECORD
    + _ACTOR
)
POST = (
    """\
# A post: whether it is held on a day, by whom, and by whom it was held before.
query Post($id: ID!, $asOf: Date!) {
  node(id: $id) {
    ...Record
    ... on Post {
      label
      organization { id name }
      place { id name }
      validFrom
      validTo
      occupancy(asOf: $asOf)
      formerTitle(asOf: $asOf) { lastUsed now { label } sentence }
      # leave asOf out for today
      holders(asOf: $asOf) { ...Held }
      before: holders(asOf: $asOf, ended: true) { ...Held }
    }
    ... on EmbeddedPost { homes { id name } host { id name } daysPerWeek status }
  }
}
fragment Held on Holding {
  person { id name }
  validFrom
  validTo
  endedBecause
  sources { title url readOn }
}
"""
    + RECORD
)
PLACE = (
    """\
# A place: what it lies in and holds, the bodies stated for it, and who sits for it on a day.
query Place($id: ID!, $asOf: Date!) {
  node(id: $id) {
    ...Record
    ... on Place {
      code
      formerCode
      kind
      validFrom
      validTo
      replacedBy { id name }
      parent { id name parent { id name parent { id name } } }
      children(first: 100) { totalCount nodes { id name kind validTo } }
      bodies(first: 100) { totalCount nodes { id name kind validTo } }
      # seats and other posts; leave asOf out for today
      posts(asOf: $asOf, first: 50) {
        totalCount
        nodes {
          id
          label
          occupancy(asOf: $asOf)
          holders(asOf: $asOf) { person { id name } validFrom }
        }
      }
    }
  }
  # of the place and of all places inside it
  organizations(place: $id, kind: COUNCIL, asOf: $asOf, first: 100) {
    totalCount
    nodes { id name place { id name } }
  }
}
"""
    + RECORD
)
INTERACTION = (
    """\
# A meeting or other contact: when it was, and who took part.
query Interaction($id: ID!, $asOf: Date!) {
  node(id: $id) {
    ...Record
    ... on Interaction {
      kind
      date
      to
      title
      place { id name }
      actors { id name what(asOf: $asOf) }
      asWritten
      attendance
      note
      reliability
    }
  }
}
"""
    + RECORD
)


def query_of(asked: Asked, text: str, record: Node) -> PageQuery:
    """Return the question behind the profile of a record."""
    return PageQuery(text, {"id": record.id, "asOf": asked.view.as_of.isoformat()})
