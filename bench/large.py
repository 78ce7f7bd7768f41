"""The large set: the bundled datasets, and all of Westminster from a folder of public sources, as
tables. For benchmarks, never kept.

From the register of politicians everybody who ever sat in the Commons, the Lords or the London
Assembly; committee, government and opposition posts since 1995; ministers since 1979; all-party
groups; bodies of GOV.UK. Lists that a language model found are left out. So is what names somebody
whom the register does not have: a benchmark needs the sizes and shapes of the sources, not each
last row.
"""

from __future__ import annotations

import csv
import gzip
import json
import shutil
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from cli.hub import BUNDLED
from graph import ids, tables
from graph.model import (
    ActorId,
    Dataset,
    Organization,
    OrganizationKind,
    Person,
    Post,
    PostId,
    PostKind,
    RecordId,
    Records,
    Role,
)
from graph.ontology import NO_PARTY
from graph.written import partial
from seeds.sources.emission import Emission, organization_id, person_id, post_id
from seeds.sources.record import SourceError
from seeds.sources.register import FOLDER, Register

CHAMBERS = {
    "house-of-commons": "House of Commons",
    "house-of-lords": "House of Lords",
    "london-assembly": "London Assembly",
}
POSTS_FILES = ("ministers-1997-2010.json.gz", "ministers-2010.json.gz")
APPG_LISTS = frozenset({"official", "manual"})
"""Ways in which a list of members was made that can be relied on."""
TABLES = ("people", "organizations", "posts", "memberships")


def write_large(sources: Path, into: Path) -> Path:
    """Write the folder of datasets and return it.

    Raises:
        SourceError: a file of the sources is missing.
    """
    try:
        westminster = Westminster(sources).records()
    except FileNotFoundError as error:
        raise SourceError(
            f"{error.filename} is missing. Check the folder after --large."
        ) from error
    bundled = tables.read(BUNDLED)
    new: dict[str, Any] = {
        name: {
            id_: one
            for id_, one in getattr(westminster, name).items()
            if id_ not in getattr(bundled, name)
        }
        for name in TABLES
    }
    shutil.copytree(BUNDLED, into)
    tables.write(
        Records(**new, datasets={"westminster": Dataset(id="westminster", title="Westminster")}),
        into / "westminster",
    )
    return into


class Westminster:
    """What a folder of sources says of Westminster, each source by a method of its own."""

    def __init__(self, sources: Path) -> None:
        self._sources = sources
        self._register = Register(sources)
        self._emission = Emission()

    def records(self) -> Records:
        """Return everything."""
        for id_, name in CHAMBERS.items():
            self._body(id_, name, OrganizationKind.LEGISLATURE)
        self._seats()
        self._posts()
        self._ministers()
        self._groups()
        self._bodies()
        return self._emission.records()

    def _seats(self) -> None:
        for post in self._register.posts.values():
            if post.legislature in CHAMBERS:
                self._post(_seat(post.id), post.label, post.legislature, PostKind.MEMBER)
        for row in _csv(self._sources / FOLDER / "memberships.csv.gz"):
            seat = self._register.posts.get(row["post_id"])
            chamber = row["organization_id"] if seat is None else seat.legislature
            if chamber in CHAMBERS and not row["redirect"]:
                self._member(
                    row["person_id"],
                    chamber,
                    row,
                    post=None if seat is None else _seat(seat.id),
                    on_behalf_of=self._party(row["on_behalf_of_id"]),
                )

    def _posts(self) -> None:
        for name in POSTS_FILES:
            stated = json.loads(gzip.decompress((self._sources / "parlparse" / name).read_bytes()))
            committees = {
                row["organization_id"]
                for row in stated["memberships"]
                if row.get("source", "").endswith("/committee")
            }
            for body in stated["organizations"]:
                committee = body["id"] in committees
                self._body(
                    _uk(body["id"]),
                    body["name"],
                    OrganizationKind.COMMITTEE if committee else OrganizationKind.DEPARTMENT,
                )
            for row in stated["memberships"]:
                self._member(
                    row["person_id"], _uk(row["organization_id"]), row, as_stated=row.get("role")
                )

    def _ministers(self) -> None:
        folder = self._sources / "ifg-ministers"
        by_number = {
            value: person
            for person, found in self._register.identifiers.items()
            for scheme, value in found
            if scheme == "datadotparl_id"
        }
        people = {
            row["id"]: by_number.get(row["id_parliament"].removesuffix(".0"))
            for row in _csv(folder / "person.csv")
        }
        for row in _csv(folder / "organisation.csv"):
            self._body(_ifg(row["id"]), row["name"], OrganizationKind.DEPARTMENT)
        offices = {row["id"]: row for row in _csv(folder / "post.csv")}
        for row in offices.values():
            self._post(
                _ifg(row["id"]), row["name"], _ifg(row["organisation_id"]), PostKind.MINISTER
            )
        for row in _csv(folder / "appointment.csv"):
            person, office = people[row["person_id"]], offices[row["post_id"]]
            if person is not None:
                self._member(
                    person,
                    _ifg(office["organisation_id"]),
                    row,
                    role=Role.MINISTER,
                    post=PostId(RecordId(_ifg(office["id"]))),
                )

    def _groups(self) -> None:
        text = gzip.decompress(
            (self._sources / "mysociety-appg-membership" / "uk-appgs.jsonl.gz").read_bytes()
        ).decode()
        for group in map(json.loads, text.splitlines()):
            id_, members = ids.make("appg", group["slug"]), group["members_list"]
            self._body(id_, group["title"], OrganizationKind.CROSS_PARTY_GROUP)
            listed = [(one, Role.OFFICER) for one in group["officers"]]
            if members["source_method"] in APPG_LISTS:
                listed += [(one, Role.MEMBER) for one in members["members"]]
            for one, role in listed:
                if one["twfy_id"] and not one["removed"]:
                    self._member(one["twfy_id"], id_, {}, role=role)

    def _bodies(self) -> None:
        text = gzip.decompress(
            (
                self._sources / "govuk-organisations" / "gov.uk_api_organisations.json.gz"
            ).read_bytes()
        )
        for body in json.loads(text)["results"]:
            self._body(
                ids.make("govuk", body["details"]["slug"]), body["title"], OrganizationKind.AGENCY
            )

    def _body(self, id_: str, name: str, kind: OrganizationKind) -> None:
        if organization_id(id_) not in self._emission.emitted(Organization):
            self._emission.add(Organization(id=organization_id(id_), kind=kind, name=_clean(name)))

    def _post(self, id_: str, label: str, organization: str, kind: PostKind) -> None:
        self._emission.add(
            Post(
                id=post_id(id_),
                label=_clean(label),
                organization=organization_id(organization),
                kind=kind,
            )
        )

    def _party(self, party: str) -> str | None:
        if not party or f"party-{party}" in NO_PARTY or party not in self._register.parties:
            return None
        self._body(
            ids.make("party", party),
            self._register.parties[party][0],
            OrganizationKind.POLITICAL_PARTY,
        )
        return ids.make("party", party)

    def _member(
        self,
        person: str,
        organization: str,
        row: Mapping[str, Any],
        *,
        role: Role = Role.MEMBER,
        as_stated: str | None = None,
        post: str | None = None,
        on_behalf_of: str | None = None,
    ) -> None:
        source_id = self._register.canonical(person)
        if source_id not in self._register.names:
            return
        actor = person_id(source_id)
        if actor not in self._emission.emitted(Person):
            self._emission.add(self._register.person(source_id))
        first, last = partial(row.get("start_date")), partial(row.get("end_date"))
        if first is not None and last is not None and first.first > last.last:
            return  # a few rows of the sources end before they begin
        try:
            self._emission.membership(
                organization_id(organization),
                role,
                sources=(),
                actor=ActorId(RecordId(actor)),
                role_as_written=_clean(as_stated or "") or None,
                post=None if post is None else post_id(post),
                valid_from=first,
                valid_to=last,
                on_behalf_of=None if on_behalf_of is None else organization_id(on_behalf_of),
            )
        except SourceError:
            return  # the same spell with another end: the first row counts


def _seat(source_id: str) -> str:
    return ids.make("seat", source_id.rpartition("/")[2])


def _uk(body: str) -> str:
    return ids.make("uk", body)


def _ifg(id_: str) -> str:
    return ids.make("ifg", id_)


def _clean(text: str) -> str:
    return " ".join(text.split())


def _csv(path: Path) -> Iterator[dict[str, str]]:
    content = path.read_bytes()
    text = (gzip.decompress(content) if path.suffix == ".gz" else content).decode("utf-8-sig")
    yield from csv.DictReader(text.splitlines(keepends=True))
