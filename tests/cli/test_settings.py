from __future__ import annotations

from pathlib import Path

import pytest

from graph.errors import SettingsError
from graph.kept_settings import keep
from graph.privacy.roles import AccountRole
from graph.provider import Belongs, ProviderSettings
from graph.served import Served
from graph.settings import VARIABLES, read_settings
from tests.documents import documentation
from tests.graph.world import organization


def test_an_argument_goes_before_the_environment_and_that_before_the_default(
    tmp_path: Path,
) -> None:
    environment = {
        "DOLEN_PORT": "8010",
        "DOLEN_DATA": str(tmp_path / "of-the-environment"),
        "DOLEN_HOST": "",
    }
    settings = read_settings(environment, data=str(tmp_path / "of-the-argument"))
    assert settings.data == tmp_path / "of-the-argument"
    assert settings.port == 8010
    assert settings.host == "127.0.0.1"
    assert settings.tables is None


def test_port_0_of_an_argument_is_not_taken_for_none_given() -> None:
    assert read_settings({"DOLEN_PORT": "8010"}, port=0).port == 0


def test_the_default_folder_is_in_the_data_folder_of_the_user(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    monkeypatch.setenv("HOME", str(tmp_path))
    assert read_settings({}).data.name == "dolen"
    assert read_settings({}).data.is_relative_to(tmp_path)


@pytest.mark.parametrize("port", ["80a", "-1", "65536", "8000.5", "²"])
def test_what_is_no_port_is_refused(port: str) -> None:
    with pytest.raises(SettingsError, match=r"is not a port\. Use a number from 0"):
        read_settings({"DOLEN_PORT": port})


@pytest.mark.parametrize("host", ["127.0.0.1", "127.3.2.1", "::1", "localhost"])
def test_an_address_of_this_machine_is_served_on(host: str) -> None:
    assert read_settings({}, host=host).host == ("127.0.0.1" if host == "localhost" else host)


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "192.168.1.5", "example.org"])
def test_an_address_that_others_reach_is_refused_while_nobody_has_to_say_who_they_are(
    host: str,
) -> None:
    with pytest.raises(SettingsError, match=r"Or use 127\.0\.0\.1, and an SSH tunnel") as refused:
        read_settings({"DOLEN_HOST": host})
    assert "dolen account invite NAME --role operator" in str(refused.value)


def test_where_people_sign_in_it_serves_on_any_address_under_its_own_name() -> None:
    settings = read_settings(
        {
            "DOLEN_HOST": "0.0.0.0",
            "DOLEN_PUBLIC_URL": "https://Dolen.example:443/",
            "DOLEN_HOSTS": "dolen:8000, 10.0.0.5",
            "DOLEN_PUBLIC_READ": "yes",
        }
    )
    assert settings.served == Served(
        url="https://dolen.example", hosts=("dolen", "10.0.0.5"), public_read=True
    )
    assert read_settings({"DOLEN_PUBLIC_URL": "http://localhost:8000"}).served is not None


@pytest.mark.parametrize(
    "url",
    [
        "dolen.example",
        "http://dolen.example",
        "https://dolen.example/path",
        "https://a@b",
        "https:",
    ],
)
def test_what_is_no_address_of_a_dolen_is_refused(url: str) -> None:
    with pytest.raises(SettingsError, match="with https:// and without a path"):
        read_settings({"DOLEN_PUBLIC_URL": url})


def test_what_is_kept_of_a_served_dolen_counts_and_stays(tmp_path: Path) -> None:
    file = tmp_path / "settings.toml"
    others = (
        'public_url = "https://dolen.example" # ours\n[cors]\n'
        'origins = ["https://dash.example"]\n[oidc]\nissuer = "https://login.example/v2.0"\n'
        'client_id = "dolen"\nclient_secret_file = "secret"\naudience = "api"\n[[oidc.groups]]\n'
        'domain = "@Yef.example"\ncentre = "yef"\nrole = "manager"\n'
    )
    (tmp_path / "secret").write_text("hush\nmore\n")
    file.write_text(f'centre = "yef"\nperson = "ann"\n{others}')
    served = read_settings({}, data=str(tmp_path)).served
    assert served == Served(
        url="https://dolen.example",
        sites=("https://dash.example",),
        provider=ProviderSettings(
            issuer="https://login.example/v2.0",
            client_id="dolen",
            client_secret="hush",
            tokens_for="api",
            groups=(
                Belongs(domain="yef.example", centre=organization("yef"), role=AccountRole.MANAGER),
            ),
        ),
    )
    assert "hush" not in repr(served)
    keep(tmp_path, centre="eif")
    assert file.read_text() == f'centre = "eif"\n{others}'
    alone = tmp_path / "oidc.toml"
    alone.write_text(others[others.index("[oidc]") :])
    variables = {"DOLEN_OIDC_FILE": str(alone), "DOLEN_PUBLIC_URL": "https://dolen.example"}
    named = read_settings(variables, data=str(tmp_path / "other")).served
    assert named is not None
    assert named.provider == served.provider
    alone.write_text(others)
    for wrong in (variables, {**variables, "DOLEN_PUBLIC_URL": ""}):
        with pytest.raises(SettingsError, match="DOLEN_OIDC_FILE"):
            read_settings(wrong, data=str(tmp_path / "other"))
    file.write_text("public_read = true\n")
    with pytest.raises(SettingsError, match="counts where people sign in"):
        read_settings({}, data=str(tmp_path))


@pytest.mark.parametrize(
    ("table", "message"),
    [
        ('issuer = "https://a.example"', "needs client_id, client_secret_file"),
        ('issuer = "http://a.example"', "is an address with https://"),
        ('secret = "hush"', 'audience, groups only, not "secret"'),
        ('client_secret_file = "none"', "none cannot be read"),
        ("groups = []", "needs a row"),
        ('groups = [{centre = "yef", role = "reader"}]', "either group or domain"),
        ('groups = [{group = "a", centre = "yef", role = "boss"}]', "one of reader, manager"),
        ('groups = [{group = "a", role = "reader"}]', "needs centre"),
        ('groups = [{group = "a", center = "yef", role = "reader"}]', 'only, not "center"'),
        ('groups = [{group = "a", centre = "yef", role = "operator"}]', "not for operator"),
    ],
)
def test_a_table_of_the_provider_that_cannot_be_used_is_refused_with_what_it_needs(
    tmp_path: Path, table: str, message: str
) -> None:
    (tmp_path / "secret").write_text("hush")
    usual = {
        "issuer": '"https://a.example"',
        "client_id": '"dolen"',
        "client_secret_file": '"secret"',
        "groups": '[{group = "a", centre = "yef", role = "reader"}]',
    }
    name = table.partition(" = ")[0]
    rest = {} if message.startswith("needs client") else usual
    lines = [f"{key} = {value}" for key, value in rest.items() if key != name]
    (tmp_path / "settings.toml").write_text(
        "\n".join(('public_url = "https://dolen.example"', "[oidc]", table, *lines))
    )
    with pytest.raises(SettingsError, match=message):
        read_settings({}, data=str(tmp_path))


@pytest.mark.parametrize(
    ("host", "reached_at"), [("0.0.0.0", "127.0.0.1"), ("::", "::1"), ("127.0.0.1", "127.0.0.1")]
)
def test_a_container_whose_port_is_published_on_loopback_serves_on_all_its_addresses(
    host: str, reached_at: str
) -> None:
    settings = read_settings({"DOLEN_HOST": host, "DOLEN_BEHIND_PUBLISHED_PORT": "127.0.0.1"})
    assert (settings.host, settings.reached_at) == (host, reached_at)


@pytest.mark.parametrize(
    ("host", "published", "message"),
    [
        (
            "0.0.0.0",
            "",
            (
                r"publish the port on the machine's 127\.0\.0\.1 alone, and say so: "
                r"DOLEN_BEHIND_PUBLISHED_PORT=127\.0\.0\.1\."
            ),
        ),
        ("0.0.0.0", "0.0.0.0", r"published on 0\.0\.0\.0, where others reach it"),
        ("127.0.0.1", "yes", "published on yes, where others reach it"),
        ("192.168.1.5", "127.0.0.1", r"does not serve on 192\.168\.1\.5"),
    ],
)
def test_no_container_is_opened_to_others(host: str, published: str, message: str) -> None:
    with pytest.raises(SettingsError, match=message):
        read_settings({"DOLEN_HOST": host, "DOLEN_BEHIND_PUBLISHED_PORT": published})


def test_tables_that_are_not_there_are_refused(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="no folder of tables"):
        read_settings({}, tables=str(tmp_path / "absent"))


SERVER = {"NEO4J_URI": "neo4j://localhost:7687", "NEO4J_PASSWORD": "between us"}


def test_the_graph_is_in_the_data_folder_unless_the_environment_names_a_server(
    tmp_path: Path,
) -> None:
    folder = {"DOLEN_DATA": str(tmp_path)}
    assert read_settings(folder).store == tmp_path
    named = read_settings(folder | SERVER)
    assert str(named.store) == "neo4j://localhost:7687, database neo4j"
    assert "between us" not in repr(named)


def test_a_data_folder_that_is_an_argument_comes_before_the_server_of_the_environment(
    tmp_path: Path,
) -> None:
    assert read_settings(SERVER, data=str(tmp_path)).store == tmp_path
    (tmp_path / "settings.toml").write_text('[neo4j]\nuri = "bolt://kept:7687"\n', encoding="utf-8")
    assert (
        str(read_settings(SERVER, data=str(tmp_path)).store) == "bolt://kept:7687, database neo4j"
    )
    assert (
        str(read_settings(SERVER | {"DOLEN_DATA": str(tmp_path)}).store)
        == "neo4j://localhost:7687, database neo4j"
    )


def test_who_answers_for_the_copy_is_read_from_the_environment_before_the_data_folder(
    tmp_path: Path,
) -> None:
    assert read_settings({}, data=str(tmp_path)).contact is None
    (tmp_path / "settings.toml").write_text('contact = "kept@example.org"\n', encoding="utf-8")
    keep(tmp_path, centre="yef")
    assert read_settings({}, data=str(tmp_path)).contact == "kept@example.org"
    assert (
        read_settings({"DOLEN_CONTACT": "https://example.org/a"}, data=str(tmp_path)).contact
        == "https://example.org/a"
    )


@pytest.mark.parametrize(
    "contact",
    [
        "the data team",
        "javascript:alert(1)",
        "a@b",
        "data@example.org, ann@example.org",
        "https://",
    ],
)
def test_what_is_no_address_is_refused(tmp_path: Path, contact: str) -> None:
    with pytest.raises(SettingsError, match="is no e-mail or web address"):
        read_settings({"DOLEN_CONTACT": contact}, data=str(tmp_path))


def test_every_variable_is_documented() -> None:
    assert [name for name in VARIABLES if f"`{name}`" not in documentation()] == []


def test_how_often_somebody_may_ask_and_the_form_of_the_log_are_settings() -> None:
    settings = read_settings({"DOLEN_PATHS_A_MINUTE": "7", "DOLEN_LOG": "json"})
    assert (settings.rates.paths_a_minute, settings.rates.writes_a_minute, settings.log) == (
        7,
        120,
        "json",
    )
    with pytest.raises(SettingsError, match="Set DOLEN_PATHS_A_MINUTE to a number from 1"):
        read_settings({"DOLEN_PATHS_A_MINUTE": "0"})
    with pytest.raises(SettingsError, match="Set DOLEN_LOG to text or json"):
        read_settings({"DOLEN_LOG": "yaml"})
