"""Every GraphQL text that the commands ask."""

FIND = """
query Find($text: String!, $kinds: [NodeKind!]!, $nation: Nation, $for: NameUse!) {
  named(text: $text, kinds: $kinds, nation: $nation, for: $for) {
    node { __typename id name }
    several { node { id } description }
    severalCount
    near { node { id } description }
    unknowns
  }
}
"""

SEARCH = """
query Search($text: String!, $nation: Nation, $first: Int) {
  search(text: $text, nation: $nation, first: $first) {
    edges { matchedName description inOffice through { label } node { __typename id name } }
  }
  landscape: search(
    text: $text, nation: $nation, first: $first
    kinds: [FRAMEWORK, CONCEPT, MAPPING, REMIT, WORK, FINDING, PRIORITY]
  ) {
    edges { matchedName description node { __typename id name } }
  }
  named(text: $text, nation: $nation) { sentence unknowns }
}
"""

SHOWN = """
fragment Named on Actor { __typename id name }
fragment Cited on Source { id title publisher url }
"""

PATHS = (
    """
query Paths($input: IntroductionPathsInput!) {
  introductionPaths(input: $input) {
    centre { id name }
    asOf
    targets { ...Named }
    paths {
      rank
      score
      lead
      actors { ...Named }
      introducers { ...Named }
      substitutes { ...Named }
      otherEnds { ...Named }
      askFirst { ...Named ... on Person { officialPages { title url } } }
      hops {
        from { ...Named }
        to { ...Named }
        sentence
        tie { strength band basis evidence(first: 3) { edges { node { sentence sources { ...Cited \
} } } } }
      }
      weakestHop { from { id } to { id } }
      freshestEvidence
      freshestGoesOn
    }
    complete
    noPath { reason sentence hopsNeeded unknowns \
writeTo { sentence pages { title url } } lastContact { id name date sources { ...Cited } } \
lastContactThrough { ...Named } }
    advice {
      step
      sentence
      organization { id name }
      people { ...Named }
      matches
      tieNow
      tieIfDone
      scoreIfDone
      leadIfDone
      sources { ...Cited }
    }
    notes
  }
}
"""
    + SHOWN
)

TIE = (
    """
query Tie($a: ID!, $b: ID!, $asOf: Date) {
  tie(a: $a, b: $b, asOf: $asOf) {
    ends { ...Named }
    strength
    band
    basis
    lapsed
    asOf
    sentence
    parts { kind value share }
    evidence(first: 20) {
      edges { node { sentence validFrom validTo sources { ...Cited } } }
      pageInfo { hasNextPage }
    }
  }
}
"""
    + SHOWN
)

HEALTH = """
query Health {
  status {
    ok
    version
    asOf
    counts { table rows }
    datasets { folder title nation doesNotState }
  }
  examine {
    ok
    checks { name ok message }
  }
}
"""

OPEN_CENTRES = "query Centres { centres(first: 100) { nodes { id name } } }"
VIEWER = "query Viewer { viewer { centre { id name } } }"

METRICS = """
query Metrics($input: EngagementMetricsInput!, $counted: Boolean!) {
  engagementMetrics(input: $input) {
    metric part asOf periodFrom nation audience centre { id name } value numerator denominator
    unit status reason unknownBecause centresCounted centresAsked targets unknownTargets
    targetsVersion
    rows(first: 3) @include(if: $counted) {
      totalCount
      nodes { node { id name } other { id name } }
    }
  }
  metricDefinitions { id code name }
}
"""
KEEP_FIGURES = """
mutation Keep($input: KeepFiguresInput!) {
  keepFigures(input: $input) {
    ... on KeepFiguresPayload { change { id } report { asOf figures { metric } } }
    ... on Refusal { message }
  }
}
"""
METRIC_IDS = "query MetricIds { metricDefinitions { id code } }"

LANDSCAPE = """
query Landscape($input: LandscapeInput) {
  landscape(input: $input) {
    notes
    rows { key label }
    columns { key label }
    counts { column { label } rows recorded tested shownTested gaps priorityUnmet }
    cells { row { key } column { label } state isRecorded worksCount }
    changed
    newWorks { name }
    endedWorks { name }
    newFindings { name }
    newPriorities { name }
    newProposals { name }
    gonePriorities { name }
    definition
  }
}
"""

SIGNPOST = """
query Signpost($text: String!, $place: ID, $asOf: Date) {
  signpost(text: $text, place: $place, asOf: $asOf) {
    readAs
    sentences
    centres {
      centre { id name website }
      band
      heading
      why
      works { id name }
      findings { id name }
    }
    definition
  }
}
"""

CONSULT = """
query Consult($proposal: ProposalInput!, $asOf: Date) {
  consultationList(proposal: $proposal, asOf: $asOf) {
    consulted {
      centre { id name }
      nearness { total parts { aspect value isStated } }
      sentence
    }
    others { centre { id name } nearness { total } sentence }
    notes
    definition
  }
}
"""
