"""What whoever runs a served Dolen sees, and how often others may try to come in."""

from __future__ import annotations

from typing import Any

import httpx
import pytest

from api.app import create_app
from api.wire import WireConfig
from graph.privacy.roles import AccountRole
from graph.served import Served
from graph.settings import RateSettings
from tests.api.identity.conftest import URL, Harbour


def asked_from(app: Any, address: str, name: str = URL, key: str = "") -> httpx.AsyncClient:
    headers = {"authorization": f"Bearer {key}"} if key else {}
    transport = httpx.ASGITransport(app, client=(address, 1))
    return httpx.AsyncClient(transport=transport, base_url=name, headers=headers)


async def test_figures_of_the_service_are_for_the_machine_itself_and_for_an_operators_key(
    harbour: Harbour,
) -> None:
    config = WireConfig(harbour.app, proxies=("127.0.0.1",))
    config.load()
    app = config.loaded_app
    _, reader = await harbour.key(AccountRole.STEWARD)
    _, operator = await harbour.key(AccountRole.OPERATOR, None)

    async def status(client: httpx.AsyncClient, **headers: str) -> int:
        async with client:
            return (await client.get("/metrics", headers=headers)).status_code

    local = "http://localhost:8000"
    assert [
        await status(asked_from(app, "127.0.0.1", local)),
        await status(asked_from(app, "192.0.2.7", local)),
        await status(asked_from(app, "127.0.0.1")),
        # a proxy on this machine asks for somebody elsewhere
        await status(asked_from(app, "127.0.0.1", local), **{"x-forwarded-for": "192.0.2.7"}),
        # or for somebody on this machine, of whom it is not known how they came to the proxy
        await status(asked_from(app, "127.0.0.1", local), **{"x-forwarded-for": "127.0.0.1"}),
        await status(asked_from(app, "192.0.2.7", key=reader)),
        await status(asked_from(app, "192.0.2.7", key=operator)),
    ] == [200, 403, 403, 403, 403, 403, 200]


async def test_bad_keys_are_refused_too_often_to_be_guessed_and_good_ones_go_on(
    harbour: Harbour,
) -> None:
    app = create_app(harbour.hub, served=Served(url=URL), rates=RateSettings(sign_ins_an_hour=2))
    id, text = await harbour.key(AccountRole.READER)
    forged = f"dolen_{id}_{'x' * 43}"
    async with asked_from(app, "192.0.2.7", key=forged) as guessing:
        answers = [await guessing.get("/export") for _ in range(3)]
    assert [each.status_code for each in answers] == [401, 401, 429]
    assert int(answers[-1].headers["retry-after"]) > 3000
    async with asked_from(app, "192.0.2.8", key=text) as good:
        assert (await good.get("/en/data")).status_code == 200


@pytest.mark.parametrize("language", ["en", "cy"])
async def test_attempts_to_sign_in_are_counted_by_network(harbour: Harbour, language: str) -> None:
    app = create_app(harbour.hub, served=Served(url=URL), rates=RateSettings(sign_ins_an_hour=2))
    _, secret = await harbour.invited("Nell Quillfeather", AccountRole.READER)
    headers = {"sec-fetch-site": "same-origin"}

    async def sent(address: str, secret: str) -> httpx.Response:
        async with asked_from(app, address) as browser:
            return await browser.post(
                f"/{language}/invitation", data={"secret": secret}, headers=headers
            )

    tried = [await sent("2001:db8:1:2::3", "guessed") for _ in range(2)]
    refused = await sent("2001:db8:1:9::1", "guessed")
    assert [each.status_code for each in (*tried, refused)] == [422, 422, 429]
    assert ("2 an hour" if language == "en" else "2 yr awr") in refused.text
    # a colleague from the same house who was invited comes in
    assert (await sent("2001:db8:1:9::1", secret)).status_code == 303
