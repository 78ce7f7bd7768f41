"""`dolen account` and `dolen key`, by which the operator of a served Dolen lets others in."""

from __future__ import annotations

import json
import stat
from pathlib import Path

import httpx
from typer.testing import CliRunner, Result

from cli.main import app
from tests.cli.conftest import LYONESSE, dolen, serve

URL = "http://localhost:8999"
SERVED = {"DOLEN_PUBLIC_URL": URL, "DOLEN_CONTACT": "data@example.org"}
CENTRE = "harbour"


def commands(data: Path, *arguments: str, **more: str) -> Result:
    variables = {"DOLEN_TABLES": str(LYONESSE), "DOLEN_DATA": str(data), **more}
    return CliRunner().invoke(app, arguments, env=variables)


def test_nobody_is_invited_to_an_address_that_is_none_and_nothing_served_for_nobody(
    tmp_path: Path,
) -> None:
    invite = "account", "invite", "Nell", "--role", "operator"
    (tmp_path / "secret").write_text("hush")
    oidc = tmp_path / "oidc.toml"
    oidc.write_text(
        '[oidc]\nissuer = "https://login.example"\nclient_id = "dolen"\nclient_secret_file = '
        '"secret"\n[[oidc.groups]]\ngroup = "staff"\ncentre = "zzz"\nrole = "reader"\n'
    )
    row = 'The row [[oidc.groups]] with group = "staff" has centre = "zzz". '
    for arguments, more, why in (
        (invite, {}, "Say which: DOLEN_PUBLIC_URL="),
        (invite, {"DOLEN_PUBLIC_URL": "lyonesse.example"}, "with https:// and without a path"),
        (("serve",), {"DOLEN_PUBLIC_URL": URL}, "Set DOLEN_CONTACT"),
        (("serve", "--port", "0"), {**SERVED, "DOLEN_OIDC_FILE": str(oidc)}, row),
    ):
        ended = commands(tmp_path, *arguments, **more)
        assert (ended.exit_code, why in ended.stderr) == (2, True), why


def keys_made_by(link: str, server: str) -> list[str]:
    """Follow an invitation, and return the ids of two keys made in that browser: the second one
    by a key, for which whoever made that one answers.
    """
    headers = {"host": "localhost:8999", "sec-fetch-site": "same-origin"}
    with httpx.Client(base_url=server, headers=headers) as browser:
        secret = link.partition("secret=")[2]
        came = browser.post("/en/invitation", data={"secret": secret})
        signed_in = {"cookie": came.headers["set-cookie"].partition(";")[0]}
        first = browser.post(
            "/admin/keys", json={"name": "Tides", "role": "steward"}, headers=signed_in
        ).json()
        bearer = {"authorization": f"Bearer {first['text']}"}
        second = browser.post(
            "/admin/keys", json={"name": "Buoys", "role": "reader"}, headers=bearer
        ).json()
        return [first["key"]["id"], second["key"]["id"]]


def keys_of(told: str) -> list[dict[str, object]]:
    found: list[dict[str, object]] = json.loads(told)["keys"]
    return found


def test_the_operator_lets_people_and_programs_in_while_the_server_runs(tmp_path: Path) -> None:
    server = serve(tmp_path, more=SERVED)

    def ask(*arguments: str, **more: str) -> Result:
        return commands(tmp_path, *arguments, **{**SERVED, **more})

    try:
        assert stat.S_IMODE((tmp_path / "serving.json").stat().st_mode) == 0o600
        invited = ask(
            "account",
            "invite",
            "Nell Quillfeather",
            "--role",
            "steward",
            "--centre",
            CENTRE,
            "--language",
            "cy",
            "--json",
        )
        made = json.loads(invited.stdout)
        assert made["address"].startswith(f"{URL}/cy/invitation?secret=")
        assert ask("account", "invite", "Nell", "--role", "operator", "--language", "fr").exit_code
        here = made["address"].replace(URL, server.url)
        assert httpx.get(here, headers={"host": "localhost:8999"}).status_code == 200
        listed = ask("account", "list").stdout
        assert f"Nell Quillfeather, steward of {CENTRE}, invited" in listed

        key = ask("key", "create", "Grafana", "--centre", CENTRE).stdout.splitlines()[0]
        answer = httpx.get(
            f"{server.url}/graphql?query={{viewer{{role}}}}",
            headers={"authorization": f"Bearer {key}"},
        )
        assert answer.json() == {"data": {"viewer": {"role": "READER"}}}
        without, by_key = ask("search", "Gwen"), ask("search", "Gwen", DOLEN_KEY=key)
        assert (without.exit_code, by_key.exit_code) == (2, 0)
        assert "Commands take a key from the variable DOLEN_KEY." in without.stderr
        assert ask("account", "list", DOLEN_KEY=key).exit_code == 2

        ask("key", "revoke", key.split("_")[1])
        assert ask("search", "Gwen", DOLEN_KEY=key).exit_code == 2
        account = made["account"]["id"]
        assert "They made no key that is in use." in ask("account", "suspend", account).stdout
        ask("account", "let-in", account)
        link = ask("account", "invite-again", account, "--json").stdout
        made_by_her = keys_made_by(json.loads(link)["address"], server.url)
        told = ask("account", "suspend", account).stdout
        assert f"In use stay 2 keys that they made: {made_by_her[1]} (Buoys, reader), " in told
        assert f"dolen account suspend {account} --revoke-keys" in told
        told = ask("account", "suspend", account, "--revoke-keys", "--json").stdout
        gone = json.loads(told)
        assert ([each["id"] for each in gone["revoked"]], gone["inUse"]) == (made_by_her[::-1], [])
        assert all(each["revoked"] for each in keys_of(ask("key", "list", "--json").stdout))
        assert ask("account", "role", account, "--role", "manager").exit_code == 0
        assert "manager" in ask("account", "list").stdout
        assert ask("account", "role", "a-nowhere", "--role", "reader").exit_code == 2
    finally:
        server.process.terminate()
        server.process.communicate(timeout=20)
    alone = dolen(tmp_path, "serve", "--port", "0")
    assert (alone.code, "People have accounts here" in alone.error) == (2, True)
