"""The questions that the pages of the landscape's records answer, each a GraphQL query."""

from __future__ import annotations

from api.pages.profiles.queries import RECORD

FRAMEWORK = (
    """\
# A framework or a standard of evidence: whose it is, and whether it is in force.
query Framework($id: ID!, $asOf: Date!) {
  node(id: $id) {
    ...Record
    ... on Framework { publisher nation lens edition status validFrom validTo note }
  }
}
"""
    + RECORD
)
CONCEPT = (
    """\
# A term: what it means, and what it is in the words of other frameworks.
query Concept($id: ID!, $asOf: Date!) {
  node(id: $id) {
    ...Record
    ... on Concept {
      lens
      definition
      framework { id name }
      broader { id name }
      order
      ageFrom
      ageTo
      audienceKind
      labelCyDraft
      note
      mappings {
        id
        subject { id name framework { id name } }
        predicate
        object { id name framework { id name } }
        confidence
        judgedBy
        note
      }
    }
  }
}
"""
    + RECORD
)
MAPPING = (
    """\
# A row of a crosswalk: how two terms compare, by whose judgement.
query Crosswalk($id: ID!, $asOf: Date!) {
  node(id: $id) {
    ...Record
    ... on ConceptMapping {
      subject { id name framework { id name } }
      predicate
      object { id name framework { id name } }
      confidence
      judgedBy
      note
    }
  }
}
"""
    + RECORD
)
REMIT = (
    """\
# A remit: what a body is for, in its own words and by terms.
query Remit($id: ID!, $asOf: Date!) {
  node(id: $id) {
    ...Record
    ... on Remit {
      organization { id name }
      aim
      weight
      outcomes { id name }
      lifeStages { id name }
      audiences { id name }
      places { id name }
      placesActive { id name }
      placesAsWritten
      validFrom
      validTo
      note
    }
  }
}
"""
    + RECORD
)
WORK = (
    """\
# A work: what it is, who does it for whom and where.
query Work($id: ID!, $asOf: Date!) {
  node(id: $id) {
    ...Record
    ... on Work {
      kind
      lead { id name }
      partners { id name }
      partnersAsWritten
      funders { id name }
      fundersAsWritten
      partOf { id name }
      outcomes { id name }
      outcomesMeasured { id name }
      lifeStages { id name }
      agesFrom
      agesTo
      audiences { id name }
      placesTested { id name }
      placesRemit { id name }
      placesOther { id name }
      placesAsWritten
      validFrom
      validTo
      status
      attendance
      website
      isPartnership
      purpose
      aim
      resource
      owner { id name }
      reviewOn
      noneYet   # what its parties say that there is none of yet
      caution
      note
    }
  }
}
"""
    + RECORD
)
FINDING = (
    """\
# A finding: what an intervention did for an outcome, as its Centre published it.
query Finding($id: ID!, $asOf: Date!) {
  node(id: $id) {
    ...Record
    ... on Finding {
      intervention
      outcome { id name }
      direction
      level
      strength
      scale { id name }
      rating { id name }
      centre { id name }
      places { id name }
      placesAsWritten
      work { id name }
      published
      caution
      note
    }
  }
}
"""
    + RECORD
)
PRIORITY = (
    """\
# A priority: what a nation or a place wants, does or must do.
query Priority($id: ID!, $asOf: Date!) {
  node(id: $id) {
    ...Record
    ... on Priority {
      title
      place { id name }
      kind
      status
      outcomes { id name }
      lifeStages { id name }
      validFrom
      validTo
      caution
      note
    }
  }
}
"""
    + RECORD
)
