"""Every page in Welsh: no English but names that have no Welsh, and no mutation that is amiss."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator, Iterable, Iterator, Mapping, Sequence
from pathlib import Path

import httpx
import pytest
import pytest_asyncio
from babel.messages.pofile import read_po

import seeds
from api.app import create_app
from graph.hub import Hub
from graph.model import Language
from graph.view import Viewer
from graph.words import LOCALE
from seeds.sources.emission import organization_id
from tests.browser.served_html import Html
from tests.browser.states import STATES, State

TABLES = Path(seeds.__file__).parent / "tables"
AS_IT_IS = frozenset({"code", "kbd", "pre", "samp", "script", "style", "text", "textarea"})
"""Elements for programs, of what somebody typed, and of a picture, where names are broken."""
_ALLOWED = "bl csv data dolen graphql id json post get mb svg url what works centre"
ALLOWED = frozenset(_ALLOWED.split())
"""Words of our English that stand in Welsh too: abbreviations, formats, the name of the network."""
_GRAMMAR = (
    "the of and for with by from on in is are was were has have not this that these which who"
)
OF_THE_QUESTION = re.compile(r"^Chwilio: .*|Yn gweithio ar: .*")
"""What says again what somebody typed, in whatever language."""
_NO_WORDS = re.compile(r"“[^”]*”|\S+://\S+|[\w-]+(?:\.[\w-]+)+|[a-z\d]+(?:-[a-z\d]+){2,}")
"""What somebody typed, addresses and ids."""
_ADDRESSES = re.compile(r"\b[a-z\d-]+(?:\.[a-z\d-]+)+|(?<!\w)/[a-z]+")
"""Of which a name may be a part."""
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")

AFTER_A_PREPOSITION = re.compile(
    r"\b(?:am|ar|at|dros|drwy|gan|heb|hyd at|i|neu|o|tan|trwy|dan) (?!chi\b|ch?wi\b)"
    r"((?:p(?!h)|t(?!h)|c(?!h)|ll|m|rh)\w+)"
)
"""What the soft mutation would have changed: b, d and g may be its outcome."""
AFTER_A = re.compile(r"\b(?:a|â|gyda) ((?:p(?!h)|t(?!h)|c(?!h))\w+)")
BEFORE_A_VOWEL = re.compile(r"\b(?:a|â|gyda) ([AEOUÂÊÔÛ]\w+)")
AFTER_YN = re.compile(r"\b[Yy]n ((?:P(?!h)|T(?!h)|C(?!h)|B|D(?!d)|G(?!w?r?ŵ))\w+)")
FAULTS = (AFTER_A_PREPOSITION, AFTER_A, BEFORE_A_VOWEL, AFTER_YN)
RIGHT = frozenset({
    "gan mai", "i cedwir", "i cewch", "i cofnodwyd", "i cyhoeddwyd", "i lleoli", "i mewn", "i mi",
    "i rhestru", "neu lle", "neu mae", "neu mewn", "yn Gymraeg",
})  # fmt: skip
"""What looks like a fault and is none: these words never mutate there."""

Texts = Mapping[str, Sequence[str]]


@pytest_asyncio.fixture(scope="module")
async def hub(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Hub]:
    async with Hub.open(tmp_path_factory.mktemp("bundled"), TABLES) as hub:
        yield hub


@pytest_asyncio.fixture(scope="module")
async def texts(hub: Hub) -> Texts:
    """The Welsh texts of every page, as a Centre sees it."""
    asking = httpx.ASGITransport(create_app(hub, viewer=Viewer(centre=organization_id("yef"))))
    async with httpx.AsyncClient(transport=asking, base_url="http://localhost") as client:
        return {
            f"{state.page}, {state.name}": [
                OF_THE_QUESTION.sub("", text) for text in await _said(client, state)
            ]
            for state in STATES
        }


async def _said(client: httpx.AsyncClient, state: State) -> list[str]:
    answer = await client.get(state.at("", Language.CY))
    assert answer.status_code == state.status, state
    return list(Html(answer.text).said(Language.CY, AS_IT_IS))


@pytest.fixture(scope="module")
def names(hub: Hub) -> Sequence[str]:
    """The names that stand in Welsh sentences as they are, the longest first."""
    records = hub.records(Viewer())
    found = {
        *(one.name for one in records.organizations.values() if one.name_cy is None),
        *(one.name for one in records.places.values() if one.name_cy is None),
        *(
            label
            for one in records.posts.values()
            if one.label_cy is None
            for label in (one.label, one.label[:1].upper() + one.label[1:])
        ),
        *(one.name for one in records.people.values() if one.name),
        *(one.name for one in records.names.values()),
        *(one.as_written for one in records.memberships.values() if one.as_written),
        *(
            f"{each.scheme}: {each.value}"
            for one in records.organizations.values()
            for each in one.identifiers
        ),
        *(f"dolen: {id_}" for id_ in (*records.organizations, *records.posts)),
        *(f"dolen: {id_}" for id_ in (*records.works, *records.concepts)),
        *(one.title for one in records.works.values() if one.title_cy is None),
        *(one.title for one in records.frameworks.values() if one.title_cy is None),
        *(one.label for one in records.concepts.values() if one.label_cy is None),
        *(one.intervention for one in records.findings.values()),
        *(one.title for one in records.priorities.values()),
        *(text for one in records.works.values() for text in one.places_as_written),
        *(text for one in records.findings.values() for text in one.places_as_written),
        *(one.title for one in records.interactions.values() if one.title),
        *(text for one in records.interactions.values() for text in one.as_written),
        *(one.role_as_written for one in records.memberships.values() if one.role_as_written),
        *(text for one in records.sources.values() for text in (one.title, one.publisher) if text),
        # Sources that are no page, in the words of whoever compiled them.
        *(
            text
            for one in (
                *records.organizations.values(),
                *records.interactions.values(),
                *records.formal_ties.values(),
                *records.works.values(),
                *records.findings.values(),
                *records.priorities.values(),
            )
            for text in one.sources
            if " " in text
        ),
    }
    return sorted(found, key=len, reverse=True)


async def test_no_english_stands_on_a_welsh_page_but_names(
    texts: Texts, names: Sequence[str]
) -> None:
    english = _english()
    found = {
        page: sorted(
            {
                f"{word}: {text}"
                for text in said
                if any(
                    word.casefold() in english for word in _WORD.findall(_NO_WORDS.sub(" ", text))
                )
                for word in _WORD.findall(_without(text, names))
                if word.casefold() in english
            }
        )
        for page, said in texts.items()
    }
    assert {page: words for page, words in found.items() if words} == {}


async def test_no_mutation_is_amiss_on_a_welsh_page(texts: Texts, names: Sequence[str]) -> None:
    found = {
        page: sorted(
            {
                match[0]
                for text in said
                if any(fault.search(text) for fault in FAULTS)
                for match in _faults(_without(text, names))
                if match[0] not in RIGHT
            }
        )
        for page, said in texts.items()
    }
    assert {page: faults for page, faults in found.items() if faults} == {}


def _faults(text: str) -> Iterator[re.Match[str]]:
    for fault in FAULTS:
        yield from fault.finditer(text)


def _without(text: str, names: Iterable[str]) -> str:
    text = _ADDRESSES.sub(" ", text)
    for name in names:
        if name in text:
            text = text.replace(name, "“”")
    return _NO_WORDS.sub(" ", text)


def _english() -> frozenset[str]:
    """The words of our English sentences that none of our Welsh ones has."""
    with (LOCALE / "cy" / "LC_MESSAGES" / "dolen.po").open("rb") as file:
        messages = [message for message in read_po(file) if message.id]
    english = _words(message.id for message in messages) | set(_GRAMMAR.split())
    return frozenset(english - _words(message.string for message in messages) - ALLOWED)


def _words(texts: Iterable[str | Iterable[str] | None]) -> set[str]:
    forms = [form for text in texts for form in ([text] if isinstance(text, str) else text or ())]
    return {
        word.casefold() for form in forms for word in _WORD.findall(re.sub(r"\{\w*\}", " ", form))
    }
