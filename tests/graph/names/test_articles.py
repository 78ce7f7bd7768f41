"""Bodies stand inside an English sentence as a reader of newspapers would write them."""

from __future__ import annotations

import pytest

from graph.model import ActorId, Organization, OrganizationId, OrganizationKind, RecordId
from graph.names.articles import with_article
from graph.words import say

K = OrganizationKind


@pytest.mark.parametrize(
    ("kind", "said"),
    [
        (K.CENTRE, "the Centre for Homelessness Impact"),
        (K.CENTRE, "the College of Policing (What Works Centre for Crime Reduction)"),
        (K.CENTRE, "the National Institute for Health and Care Excellence"),
        (K.CENTRE, "Foundations - What Works Centre for Children and Families"),
        (K.CENTRE, "What Works for Children's Social Care"),
        (K.AFFILIATE, "the Money and Pensions Service"),
        (K.AFFILIATE, "What Works Scotland"),
        (K.CHARITY, "Crisis"),
        (K.CHARITY, "the Sutton Trust"),
        (K.COMPANY, "Arup"),
        (K.DEPARTMENT, "the Home Office"),
        (K.DEPARTMENT, "HM Treasury"),
        (K.AGENCY, "Audit Scotland"),
        (K.AGENCY, "the Northern Ireland Audit Office"),
        (K.FUNDER, "the Economic and Social Research Council"),
        (K.FUNDER, "UK Research and Innovation"),
        (K.UNIVERSITY, "the University of Glasgow"),
        (K.UNIVERSITY, "the London School of Economics"),
        (K.UNIVERSITY, "Queen's University Belfast"),
        (K.UNIVERSITY, "University College London"),
        (K.COUNCIL, "Gwynedd Council"),
        (K.COUNCIL, "the City of Cardiff Council"),
        (K.COUNCIL, "the London Borough of Camden"),
        (K.COUNCIL, "East Riding of Yorkshire Council"),
        (K.LEGISLATURE, "the Senedd"),
        (K.NETWORK, "the Evidence Quarter"),
        (K.COMMITTEE, "the Health Committee"),
        (K.GOVERNMENT, "the Welsh Government"),
        (K.POLITICAL_PARTY, "Plaid Cymru"),
        (K.POLITICAL_PARTY, "the Scottish National Party"),
    ],
)
def test_a_body_has_the_article_that_its_name_asks_for(kind: OrganizationKind, said: str) -> None:
    body = Organization(
        id=OrganizationId(ActorId(RecordId("body"))), kind=kind, name=said.removeprefix("the ")
    )
    assert say(with_article(body)) == said


def test_a_name_that_begins_with_an_article_gets_no_second_one() -> None:
    body = Organization(
        id=OrganizationId(ActorId(RecordId("body"))), kind=K.NETWORK, name="The Moot Network"
    )
    assert say(with_article(body)) == "The Moot Network"
