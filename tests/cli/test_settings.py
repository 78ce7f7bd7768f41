from __future__ import annotations

from pathlib import Path

import pytest

from graph.errors import SettingsError
from graph.kept_settings import keep
from graph.settings import VARIABLES, read_settings
from tests.documents import documentation


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
    with pytest.raises(SettingsError, match=r"Use 127\.0\.0\.1, and an SSH tunnel"):
        read_settings({"DOLEN_HOST": host})


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
