"""To which pages of other sites the codes of a person lead."""

from __future__ import annotations

import doctest

import pytest

from graph import official
from graph.model import Identifier, Language
from graph.official import official_pages


def of(*codes: tuple[str, str]) -> list[str]:
    pages = official_pages(Identifier(scheme=scheme, value=value) for scheme, value in codes)
    return [page.address for page in pages]


@pytest.mark.parametrize(
    ("scheme", "value", "address"),
    [
        ("senedd", "245", "https://senedd.wales/people/245"),
        (
            "data.niassembly.gov.uk",
            "80",
            "https://aims.niassembly.gov.uk/mlas/details.aspx?per=80&sel=1&ind=0&prv=0",
        ),
        (
            "publicwhip",
            "uk.org.publicwhip/person/10151",
            "https://www.theyworkforyou.com/mp/10151",
        ),
        ("datadotparl_id", "4718", "https://members.parliament.uk/member/4718/contact"),
    ],
)
def test_a_code_leads_to_its_page(scheme: str, value: str, address: str) -> None:
    assert of((scheme, value)) == [address]


@pytest.mark.parametrize(
    ("scheme", "value"),
    [
        ("scotparl_id", "2098"),  # its pages are found by name
        ("wikidata", "Q123"),
        ("publicwhip", "10151"),  # without what its codes begin with
        ("publicwhip", "uk.org.publicwhip/member/10151"),
        ("senedd", "../245"),
        ("senedd", "²"),
        ("senedd", ""),
    ],
)
def test_a_code_that_leads_to_no_known_page_has_none(scheme: str, value: str) -> None:
    assert of((scheme, value)) == []


def test_the_own_parliament_comes_first_whatever_the_order_of_codes() -> None:
    codes = [
        ("datadotparl_id", "547"),
        ("publicwhip", "uk.org.publicwhip/person/10151"),
        ("senedd", "245"),
    ]
    assert of(*codes) == [
        "https://senedd.wales/people/245",
        "https://www.theyworkforyou.com/mp/10151",
        "https://members.parliament.uk/member/547/contact",
    ]


def test_a_page_is_in_welsh_where_the_site_has_it() -> None:
    senedd, other = official_pages(
        [
            Identifier(scheme="senedd", value="245"),
            Identifier(scheme="datadotparl_id", value="547"),
        ]
    )
    assert senedd.in_language(Language.CY) == "https://senedd.cymru/pobl/245"
    assert senedd.in_language(Language.EN) == "https://senedd.wales/people/245"
    assert other.in_language(Language.CY) == "https://members.parliament.uk/member/547/contact"


def test_the_examples_hold() -> None:
    assert doctest.testmod(official) == (0, 1)
