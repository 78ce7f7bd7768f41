"""`docker compose up`, as far as it can be tried without Docker's engine:
what the files say, and every step of the image but its base.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import signal
import socket
import subprocess
import time
import urllib.request
from pathlib import Path
from typing import Any

import pytest
import yaml  # type: ignore[import-untyped]  # its types are a package of their own

from graph.settings import read_settings
from graph.store.address import read_address
from tests.dockerfile import Image, build, context, instructions, stages
from tests.engines.server import Server

ROOT = Path(__file__).parents[1]
COMPOSE = (ROOT / "docker-compose.yml").read_text(encoding="utf-8")
DOCKERFILE = (ROOT / "Dockerfile").read_text(encoding="utf-8")
STARTS_WITHIN = 120
"""Seconds, as the image's health check has it."""


@pytest.fixture(scope="module")
def services() -> dict[str, Any]:
    found: dict[str, Any] = yaml.safe_load(COMPOSE)["services"]
    return found


def test_only_dolen_is_published_and_only_on_loopback_unless_the_proxy_is_asked_for(
    services: dict[str, Any],
) -> None:
    assert {name: service.get("ports") for name, service in services.items()} == {
        "neo4j": None,
        "dolen": ["127.0.0.1:${DOLEN_PORT:-8000}:8000"],
        "proxy": ["80:80", "443:443", "443:443/udp"],
    }
    # only who asks for it opens a port to others, and then people sign in
    assert [name for name, service in services.items() if "profiles" in service] == ["proxy"]
    assert not any(
        "network_mode" in service or "expose" in service or "privileged" in service
        for service in services.values()
    )


def test_dolen_waits_for_a_neo4j_that_answers(services: dict[str, Any]) -> None:
    assert services["dolen"]["depends_on"] == {"neo4j": {"condition": "service_healthy"}}
    kind, command = services["neo4j"]["healthcheck"]["test"]
    assert (kind, "cypher-shell" in command, "$$(cat /run/secrets/neo4j_password)" in command) == (
        "CMD-SHELL",
        True,
        True,
    )


def test_the_graph_stays_in_a_named_volume(services: dict[str, Any]) -> None:
    assert services["neo4j"]["volumes"] == ["neo4j-data:/data", "neo4j-logs:/logs"]
    assert yaml.safe_load(COMPOSE)["volumes"].keys() == {
        "neo4j-data",
        "neo4j-logs",
        "proxy-data",
    }


def test_dolen_can_write_to_nothing_but_a_folder_in_memory(services: dict[str, Any]) -> None:
    dolen = services["dolen"]
    assert (dolen["read_only"], dolen["tmpfs"], dolen.get("volumes")) == (True, ["/tmp"], None)
    assert (dolen["cap_drop"], dolen["security_opt"]) == (["ALL"], ["no-new-privileges:true"])


def test_no_secret_stands_in_a_file_of_ours(services: dict[str, Any]) -> None:
    secrets = yaml.safe_load(COMPOSE)["secrets"]
    assert secrets == {
        name: {"file": f"./secrets/{name}"} for name in ("neo4j_auth", "neo4j_password")
    }
    assert {
        secret for service in services.values() for secret in service.get("secrets", ())
    } == secrets.keys()
    settings = {
        name: value
        for service in services.values()
        for name, value in service["environment"].items()
    }
    assert {
        name: value for name, value in settings.items() if re.search("AUTH|PASS|SECRET|TOKEN", name)
    } == {
        "NEO4J_AUTH_FILE": "/run/secrets/neo4j_auth",
        "NEO4J_PASSWORD_FILE": "/run/secrets/neo4j_password",
    }
    assert "/secrets/" in (ROOT / ".gitignore").read_text(encoding="utf-8").splitlines()
    assert not [name for name in context(ROOT) if re.search(r"secret(?!ariat)", name)]


def test_the_commands_at_the_top_make_the_secrets_that_both_ends_read(tmp_path: Path) -> None:
    commands = [
        line.removeprefix("#   ")
        for line in COMPOSE.splitlines()
        if line.startswith("#   ") and "docker" not in line and ".env" not in line
    ]
    subprocess.run(["sh", "-e", "-c", "\n".join(commands)], cwd=tmp_path, check=True, timeout=30)

    secret = tmp_path / "secrets" / "neo4j_password"
    server = read_address({"NEO4J_URI": "bolt://neo4j:7687", "NEO4J_PASSWORD_FILE": str(secret)})
    assert server is not None
    assert re.fullmatch("[A-Za-z0-9]{32}", server.password)
    assert (secret.parent / "neo4j_auth").read_text(
        encoding="utf-8"
    ) == f"neo4j/{server.password}\n"
    assert [
        oct(path.stat().st_mode & 0o777)
        for path in (secret.parent, *sorted(secret.parent.iterdir()))
    ] == ["0o700", "0o644", "0o644"]


def test_dolen_takes_the_settings_of_its_container(services: dict[str, Any]) -> None:
    image = dict(
        pair.split("=", 1)
        for one in instructions(DOCKERFILE)
        if one.name == "ENV"
        for pair in one.argument.split()
    )
    passed_on = {
        "DOLEN_CONTACT": "data@example.org",
        "DOLEN_PUBLIC_URL": "https://dolen.example.org",
    }
    assert {name: services["dolen"]["environment"][name] for name in passed_on} == {
        name: f"${{{name}:-}}" for name in passed_on
    }
    password = {"NEO4J_PASSWORD_FILE": "", "NEO4J_PASSWORD": "secret"}
    settings = read_settings({**image, **services["dolen"]["environment"], **passed_on, **password})
    assert settings.contact == "data@example.org"
    assert (settings.host, settings.port, settings.reached_at) == ("0.0.0.0", 8000, "127.0.0.1")
    assert settings.served is not None
    assert (settings.served.url, settings.served.hosts) == ("https://dolen.example.org", ("dolen",))
    assert (settings.log, "172.16.0.0/12" in settings.proxies) == ("json", True)
    alone = read_settings(
        {**image, **services["dolen"]["environment"], **dict.fromkeys(passed_on, ""), **password}
    )
    assert alone.served is None
    assert settings.server is not None
    assert settings.server.uri == "bolt://neo4j:7687"


def test_the_proxy_is_small_in_rights_and_its_configuration_is_one_of_caddy(
    services: dict[str, Any],
) -> None:
    proxy = services["proxy"]
    assert (proxy["read_only"], proxy["cap_drop"], proxy["cap_add"], proxy["security_opt"]) == (
        True,
        ["ALL"],
        ["NET_BIND_SERVICE"],
        ["no-new-privileges:true"],
    )
    assert "./Caddyfile:/etc/caddy/Caddyfile:ro" in proxy["volumes"]
    if (caddy := shutil.which("caddy")) is None:
        pytest.skip("without Caddy its configuration is not checked (on Debian: apt install caddy)")
    checked = subprocess.run(
        [caddy, "validate", "--config", str(ROOT / "Caddyfile"), "--adapter", "caddyfile"],
        env={**os.environ, "DOLEN_PUBLIC_URL": "https://dolen.example.org"},
        capture_output=True,
        text=True,
        timeout=30,
        check=False,
    )
    assert "Valid configuration" in checked.stdout + checked.stderr


def test_the_image_is_small_in_rights_and_installs_by_hashes() -> None:
    *_, image = stages(instructions(DOCKERFILE))
    assert image[0].argument == "python:3.11-slim"
    assert [one.argument for one in image if one.name == "USER"] == ["10001:10001"]
    assert not [one for one in image if one.name == "RUN"]  # nothing is made as root in it
    installs = [one.argument for one in instructions(DOCKERFILE) if "pip install" in one.argument]
    assert len(installs) == 2
    assert all(
        "--require-hashes -r requirements.lock" in one
        or one.endswith("--no-deps --no-build-isolation .")
        for one in installs
    )


def test_the_build_gets_the_program_and_nothing_else() -> None:
    assert {name.split("/")[0] for name in context(ROOT)} == {
        "CREDITS.md",
        "LICENSE",
        "README.md",
        "api",
        "cli",
        "graph",
        "pyproject.toml",
        "requirements.lock",
        "seeds",
    }


def test_compose_takes_the_file() -> None:
    """By Docker's own compose where there is one;
    else by the keys that the Compose Specification has for what we use.
    """
    if (
        shutil.which("docker")
        and subprocess.run(
            ["docker", "compose", "version"], capture_output=True, check=False
        ).returncode
        == 0
    ):
        subprocess.run(
            ["docker", "compose", "--file", str(ROOT / "docker-compose.yml"), "config", "--quiet"],
            check=True,
            timeout=60,
        )
    whole = yaml.safe_load(COMPOSE)
    assert whole.keys() == {"name", "services", "volumes", "secrets"}
    known = {
        "image",
        "build",
        "restart",
        "environment",
        "secrets",
        "volumes",
        "healthcheck",
        "depends_on",
        "ports",
        "read_only",
        "tmpfs",
        "cap_add",
        "cap_drop",
        "profiles",
        "security_opt",
    }
    for service in whole["services"].values():
        assert service.keys() <= known
        assert all(isinstance(value, str) for value in service["environment"].values())
        assert set(service.get("secrets", ())) <= whole["secrets"].keys()
        volumes = {volume.partition(":")[0] for volume in service.get("volumes", ())}
        assert volumes <= {*whole["volumes"], "./Caddyfile"}
        assert service.get("healthcheck", {}).keys() <= {
            "test",
            "interval",
            "timeout",
            "start_period",
            "start_interval",
            "retries",
        }


@pytest.mark.long
@pytest.mark.engine("neo4j")
async def test_the_image_serves_on_neo4j_and_writes_nothing(
    server: Server, services: dict[str, Any], tmp_path: Path
) -> None:
    await server.wipe()
    image = build(ROOT, tmp_path / "root")
    installed = _listing(image.root)
    port = _free_port()
    with _started(image, server, services, tmp_path, port) as process:
        _wait_until_healthy(image, process, port)
        told = _asked(
            port,
            '{ node(id: "yef") { ... on Centre { name } } health { ok checks { name message } } }',
        )
        process.send_signal(signal.SIGTERM)
        assert process.wait(timeout=20) == 0

    assert told["node"]["name"] == "Youth Endowment Fund"
    assert told["health"]["ok"]
    assert "Neo4j 5.26" in next(
        check["message"] for check in told["health"]["checks"] if check["name"] == "engine"
    )
    assert _listing(image.root) == installed
    assert [path.name for path in (tmp_path / "tmp").iterdir()] == []


def _started(
    image: Image, server: Server, services: dict[str, Any], place: Path, port: int
) -> subprocess.Popen[str]:
    """Start what the container starts, with its environment but for where things are:
    no variable of this shell, no home.
    """
    assert server.address is not None
    (place / "password").write_text(f"{server.address.password}\n", encoding="utf-8")
    (place / "tmp").mkdir()
    environment = {
        **image.environment,
        **services["dolen"]["environment"],
        "PATH": os.defpath,
        "TMPDIR": str(place / "tmp"),
        "NEO4J_URI": server.address.uri,
        "NEO4J_DATABASE": server.address.database,
        "NEO4J_PASSWORD_FILE": str(place / "password"),
        # on this machine nobody else is to reach the port
        "DOLEN_HOST": "127.0.0.1",
        "DOLEN_PORT": str(port),
        "DOLEN_CONTACT": "",
    }
    return subprocess.Popen(
        image.start, env=environment, cwd="/", stdin=subprocess.DEVNULL, text=True
    )


def _wait_until_healthy(image: Image, process: subprocess.Popen[str], port: int) -> None:
    check = [word.replace(":8000", f":{port}") for word in image.health]
    until = time.monotonic() + STARTS_WITHIN
    # it has only just been started
    assert subprocess.run(check, capture_output=True, check=False).returncode != 0
    while subprocess.run(check, capture_output=True, check=False).returncode != 0:
        assert process.poll() is None
        assert time.monotonic() < until
        time.sleep(0.5)


def _asked(port: int, text: str) -> dict[str, Any]:
    request = urllib.request.Request(
        f"http://127.0.0.1:{port}/graphql",
        json.dumps({"query": text}).encode(),
        {"content-type": "application/json"},
    )
    with urllib.request.urlopen(request, timeout=30) as answer:
        data: dict[str, Any] = json.loads(answer.read())["data"]
        return data


def _listing(root: Path) -> dict[str, tuple[int, int]]:
    return {str(path): (path.stat().st_size, path.stat().st_mtime_ns) for path in root.rglob("*")}


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port
