"""Sign-in by the organisation's account, through a provider on loopback; and tokens of a provider
that programs bring, with every way to forge one.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
import socket
import time
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager
from dataclasses import replace
from typing import Any
from urllib.parse import parse_qs, urlsplit

import httpx
import jwt
import pytest
import pytest_asyncio
from oidc_provider_mock import User, run_server_in_thread

from api.app import create_app
from api.provider.known import KEPT_SECONDS, REFRESH_SECONDS, KnownProvider
from api.provider.tokens import TokenRefused, claims_of
from graph.privacy.roles import AccountRole
from graph.provider import Belongs, ProviderSettings
from graph.served import Served
from tests.api.identity.conftest import COOPER, LIGHTHOUSE, OPERATOR, URL, Harbour, centre_of
from tests.api.identity.issuing import AUDIENCE, Issuer, issuing, new_key
from tests.api.pages.forms import sound

# the provider is an old user of the library that it is made with
pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning")
PEOPLE = (
    User(sub="nell", claims={"name": "Nell Quillfeather", "groups": ["other", "cooper-staff"]}),
    User(
        sub="gwil",
        claims={"name": "Gwil Inkwell", "email": "g@Light.example", "email_verified": True},
    ),
    User(
        sub="unproved",
        claims={
            "email": "x@light.example",
            "email_verified": False,
            "groups": ["other", "all@light.example"],
        },
    ),
    User(sub="stranger", claims={"name": "Morwen Tatterdale"}),
)
GROUPS = (
    Belongs(group="cooper-staff", centre=COOPER, role=AccountRole.MANAGER),
    Belongs(domain="light.example", centre=LIGHTHOUSE, role=AccountRole.READER),
)


def served_by(harbour: Harbour, provider: ProviderSettings) -> Harbour:
    """The same graph and accounts, with a provider."""
    app = create_app(
        harbour.hub, served=Served(url=URL, provider=provider), contact="data@example.org"
    )
    return Harbour(harbour.hub, harbour.clock, app)


@pytest.fixture(scope="module")
def provider() -> Iterator[str]:
    with run_server_in_thread(user_claims=PEOPLE) as server:
        yield f"http://localhost:{server.server_port}"


@pytest.fixture
def office(harbour: Harbour, provider: str) -> Harbour:
    return served_by(
        harbour,
        ProviderSettings(issuer=provider, client_id="dolen", client_secret="hush", groups=GROUPS),
    )


async def sent_back(browser: httpx.AsyncClient, who: str, begin: str) -> str:
    """Begin at an address, say at the provider who one is, and return where it sends one."""
    left = await browser.get(begin)
    assert left.status_code == 303
    asked = parse_qs(urlsplit(left.headers["location"]).query)
    assert asked["redirect_uri"] == [f"{URL}/en/sign-in/return"]
    assert asked["code_challenge_method"] == ["S256"]
    async with httpx.AsyncClient() as web:
        said = await web.post(left.headers["location"], data={"sub": who})
    back = said.headers["location"]
    assert back.startswith(URL)
    return back


@pytest.mark.parametrize(
    ("who", "name", "centre", "role"),
    [
        ("nell", "Nell Quillfeather", COOPER, "(rheolwr)"),
        ("gwil", "Gwil Inkwell", LIGHTHOUSE, "(darllenydd)"),
    ],
)
async def test_a_person_signs_in_by_the_provider_and_comes_to_where_they_wanted(
    office: Harbour, who: str, name: str, centre: str, role: str
) -> None:
    async with office.browser() as browser:
        led = await browser.get("/cy/centres?q=tides")
        asked = sound(await browser.get(led.headers["location"]))
        begin = asked.main.one("a", class_="govuk-button").attributes["href"]
        back = await sent_back(browser, who, begin)

        # who comes back comes from another site, and nothing is looked up before they go on
        met = await browser.get(
            back,
            headers={
                "sec-fetch-site": "cross-site",
                "sec-fetch-mode": "navigate",
                "sec-fetch-dest": "document",
            },
        )
        assert "Rydych yn dod o safle arall" in met.text
        assert "set-cookie" not in met.headers

        welsh = await browser.get(back)
        arrived = await browser.get(welsh.headers["location"])
        assert (arrived.status_code, arrived.headers["location"]) == (303, "/cy/centres?q=tides")
        cookie = next(
            each
            for each in arrived.headers.get_list("set-cookie")
            if each.startswith("__Host-dolen=")
        )
        assert {"HttpOnly", "Path=/", "SameSite=lax", "Secure"} <= set(cookie.split("; "))
        assert await centre_of(browser) == centre
        you = sound(await browser.get("/cy/account")).root.one("div", class_="d-you").text
        assert name in you
        assert role in you

        # the same way back leads nobody in again
        again = await browser.get(welsh.headers["location"])
        assert again.status_code == 422


@pytest.mark.parametrize(
    ("who", "groups"), [("stranger", "0 groups []"), ("unproved", "2 groups ['other']")]
)
async def test_who_belongs_to_no_group_is_refused_and_told_whom_to_ask(
    office: Harbour, who: str, groups: str, caplog: pytest.LogCaptureFixture
) -> None:
    async with office.browser() as browser:
        back = await sent_back(browser, who, "/en/sign-in/provider")
        refused = sound_refusal(await browser.get(back), 403)
        assert "what it says of you gives no access to this Dolen" in refused
        # whoever runs it finds out why, and reads no e-mail address
        assert "no row of the settings fits" in caplog.text
        assert "'iss'" in caplog.text
        assert f" with {groups}." in caplog.text
        assert "light.example" not in caplog.text
        assert "data@example.org" in refused
        assert await centre_of(browser) is None


async def test_who_is_suspended_is_let_in_by_no_provider(office: Harbour) -> None:
    async with office.browser() as browser, office.browser() as later:
        await browser.get(await sent_back(browser, "nell", "/en/sign-in/provider"))
        assert await centre_of(browser) == COOPER
        account = next(
            each
            for each in await office.accounts.accounts(OPERATOR)
            if each.name == "Nell Quillfeather" and each.subject
        )
        await office.accounts.suspend(OPERATOR, account.id)
        assert await centre_of(browser) is None
        back = await sent_back(later, "nell", "/en/sign-in/provider")
        assert "Your account is suspended" in sound_refusal(await later.get(back), 403)
        await office.accounts.let_in(OPERATOR, account.id)


async def test_a_way_back_is_good_only_where_it_was_begun(office: Harbour) -> None:
    async with office.browser() as browser, office.browser() as other:
        back = await sent_back(browser, "nell", "/en/sign-in/provider")
        for address in (back, "/en/sign-in/return", "/en/sign-in/return?state=&code=x"):
            assert "not begun in this browser" in sound_refusal(await other.get(address), 422)
        assert "not begun" in sound_refusal(await browser.get(f"{back}x"), 422)
        wrong = f"/en/sign-in/return?error=access_denied&state={state_of(back)}"
        assert "was cancelled there" in sound_refusal(await browser.get(wrong), 422)
        assert "cannot be used" in sound_refusal(
            await browser.get(f"/en/sign-in/return?code=forged&state={state_of(back)}"), 422
        )
        assert await centre_of(browser) is None


@pytest.mark.parametrize("address", ["//evil.example", "/\\evil.example", "https://evil.example"])
async def test_nobody_is_led_to_another_site_after_signing_in(
    office: Harbour, address: str
) -> None:
    async with office.browser() as browser:
        begin = str(httpx.URL("/en/sign-in/provider", params={"next": address}))
        arrived = await browser.get(await sent_back(browser, "gwil", begin))
        assert (arrived.status_code, arrived.headers["location"]) == (303, "/en/")


async def test_who_comes_from_an_address_longer_than_a_cookie_begins_at_the_first_page(
    office: Harbour,
) -> None:
    async with office.browser() as browser:
        begin = str(
            httpx.URL("/en/sign-in/provider", params={"next": f"/en/query?query={'a' * 5_000}"})
        )
        arrived = await browser.get(await sent_back(browser, "gwil", begin))
        assert (arrived.status_code, arrived.headers["location"]) == (303, "/en/")
        out = await browser.get("/en/sign-in?signed-out=yes")
        assert out.headers["location"] == "/en/"  # who is signed in is not told otherwise


async def test_a_provider_that_does_not_answer_is_told_of_as_a_page_and_to_programs(
    harbour: Harbour,
) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        address = f"http://127.0.0.1:{taken.getsockname()[1]}"
    office = served_by(
        harbour,
        ProviderSettings(
            issuer=address,
            client_id="dolen",
            client_secret="hush",
            tokens_for=AUDIENCE,
            groups=GROUPS,
        ),
    )
    question = {"query": "{ viewer { centre { id } } }"}
    silent = Issuer(address)
    async with office.browser() as browser, office.program(silent.token()) as program:
        said = sound_refusal(await browser.get("/en/sign-in/provider"), 503)
        assert "Your organisation’s sign-in does not answer just now" in said
        asked = await program.post("/graphql", json=question)
        assert (asked.status_code, asked.headers["retry-after"]) == (503, "5")
        # what no key could make good is refused as ever, so that nobody sets off an alarm
        forged = (
            "ey.ey.ey",
            unsigned(silent),
            silent.token(aud="api://other"),
            silent.token(exp=9),
        )
        for token in forged:
            program.headers["authorization"] = f"Bearer {token}"
            assert (await program.post("/graphql", json=question)).status_code == 401


def sound_refusal(response: httpx.Response, status: int) -> str:
    assert response.status_code == status, response.headers
    page = sound(response)
    assert page.title.startswith("Error: Sign in")
    return page.main.text


def state_of(address: str) -> str:
    return parse_qs(urlsplit(address).query)["state"][0]


# What programs bring


@pytest_asyncio.fixture(scope="module")
async def issuer() -> AsyncIterator[Issuer]:
    async with issuing() as issuer:
        yield issuer


@asynccontextmanager
async def asking(harbour: Harbour, issuer: Issuer, token: str) -> AsyncIterator[Any]:
    async with served_by(harbour, issuer.settings).program(token) as program:
        yield program


def unsigned(issuer: Issuer) -> str:
    head, body = (
        base64.urlsafe_b64encode(json.dumps(each).encode()).rstrip(b"=").decode()
        for each in ({"alg": "none", "typ": "JWT"}, issuer.claims())
    )
    return f"{head}.{body}."


def confused(issuer: Issuer) -> str:
    """Signed with the public key as if it were a shared secret."""
    head, body = (
        base64.urlsafe_b64encode(json.dumps(each).encode()).rstrip(b"=").decode()
        for each in ({"alg": "HS256", "kid": "one"}, issuer.claims())
    )
    signature = hmac.new(issuer.public(), f"{head}.{body}".encode(), hashlib.sha256).digest()
    return f"{head}.{body}.{base64.urlsafe_b64encode(signature).rstrip(b'=').decode()}"


def tampered(issuer: Issuer) -> str:
    head, _, signature = issuer.token().split(".")
    body = base64.urlsafe_b64encode(json.dumps(issuer.claims(sub="other")).encode())
    return f"{head}.{body.rstrip(b'=').decode()}.{signature}"


FORGED: dict[str, Callable[[Issuer], str]] = {
    "not signed": unsigned,
    "a public key as a secret": confused,
    "tampered": tampered,
    "another's key": lambda issuer: jwt.encode(issuer.claims(), new_key(), "RS256", {"kid": "one"}),
    "an unknown key": lambda issuer: jwt.encode(issuer.claims(), new_key(), "RS256", {"kid": "x"}),
    "another audience": lambda issuer: issuer.token(aud="api://other"),
    "for who signs in": lambda issuer: issuer.token(aud="dolen"),
    "no audience": lambda issuer: issuer.token(aud=None),
    "a blank audience": lambda issuer: issuer.token(aud=[]),
    "another issuer": lambda issuer: issuer.token(iss="https://evil.example"),
    "over": lambda issuer: issuer.token(exp=int(time.time()) - 61),
    "without an end": lambda issuer: issuer.token(exp=None),
    "not yet": lambda issuer: issuer.token(nbf=int(time.time()) + 120),
    "of nobody": lambda issuer: issuer.token(sub=None),
    "in no group": lambda issuer: issuer.token(roles=["others"]),
    "no token": lambda issuer: "ey.ey",
    "endless": lambda issuer: "e" * 20_000,
}


@pytest.mark.parametrize("forge", FORGED.values(), ids=FORGED.keys())
async def test_a_token_that_is_not_what_it_says_lets_nobody_in(
    harbour: Harbour, issuer: Issuer, forge: Callable[[Issuer], str]
) -> None:
    async with asking(harbour, issuer, forge(issuer)) as program:
        answer = await program.get("/export/tables/people.csv")
        assert answer.status_code == 401
        assert answer.headers["www-authenticate"] == "Bearer"


async def test_a_token_asks_as_the_centre_of_its_group_also_on_get(
    harbour: Harbour, issuer: Issuer
) -> None:
    async with asking(harbour, issuer, issuer.token()) as program:
        assert await centre_of(program) == LIGHTHOUSE
        assert (await program.get("/export/tables/people.csv")).status_code == 200


async def test_an_address_says_of_no_program_whose_it_is(
    harbour: Harbour, issuer: Issuer, caplog: pytest.LogCaptureFixture
) -> None:
    of_domain = Belongs(domain="light.example", centre=LIGHTHOUSE, role=AccountRole.READER)
    settings = replace(issuer.settings, groups=(of_domain,))
    token = issuer.token(roles=None, email="ledger@light.example", email_verified=True)
    async with served_by(harbour, settings).program(token) as program:
        assert (await program.get("/export/tables/people.csv")).status_code == 401
        program.headers["authorization"] = f"Bearer {issuer.token(aud='api://other')}"
        assert (await program.get("/export/tables/people.csv")).status_code == 401
    # whoever runs it finds out why, and reads no address
    assert "no row with its group fits" in caplog.text
    assert "Audience doesn't match" in caplog.text
    assert "light.example" not in caplog.text


async def test_keys_may_change_and_have_no_id(harbour: Harbour) -> None:
    async with issuing() as issuer:
        office = served_by(harbour, issuer.settings)
        async with office.program(issuer.token()) as program:
            assert await centre_of(program) == LIGHTHOUSE
            assert await centre_of(program) == LIGHTHOUSE
        assert issuer.asked == 1  # they are kept
        issuer.keys = {"": new_key()}
        async with office.program(issuer.token("")) as program:
            # it was asked a moment ago, and is not asked for every token that comes
            assert await centre_of(program) is None
        assert issuer.asked == 1
        async with served_by(harbour, issuer.settings).program(issuer.token("")) as program:
            assert await centre_of(program) == LIGHTHOUSE


async def test_new_keys_are_taken_and_known_ones_hold_while_the_provider_is_silent() -> None:
    seconds = 0.0
    async with issuing() as issuer:
        known = KnownProvider(issuer.settings, clock=lambda: seconds)
        assert (await claims_of(known, issuer.token(), AUDIENCE))["sub"] == "ledger"
        issuer.keys = {"two": new_key()}
        with pytest.raises(TokenRefused):
            await claims_of(known, issuer.token("two"), AUDIENCE)
        seconds = REFRESH_SECONDS
        assert (await claims_of(known, issuer.token("two"), AUDIENCE))["sub"] == "ledger"
        assert issuer.asked == 2
    seconds += KEPT_SECONDS + 1
    assert (await claims_of(known, issuer.token("two"), AUDIENCE))["sub"] == "ledger"
