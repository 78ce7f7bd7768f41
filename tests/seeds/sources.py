"""Small folders of sources in the sources' own shapes, with invented people:
what compilers are tested on.

A test writes only the records that its story needs;
every field that the real source has is there, blank where it does not matter.
"""

from __future__ import annotations

import csv
import gzip
import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

PERSON = "uk.org.publicwhip/person/"
SEAT = "uk.org.publicwhip/cons/"
NAME_FIELDS = (
    "person_id",
    "family_name",
    "given_name",
    "note",
    "end_date",
    "honorific_prefix",
    "start_date",
    "additional_name",
    "county",
    "lordname",
    "lordofname",
    "name",
    "lordofname_full",
    "surname",
    "organization_id",
    "honorific_suffix",
)
SEAT_FIELDS = (
    "id",
    "person_id",
    "organization_id",
    "on_behalf_of_id",
    "end_date",
    "end_reason",
    "post_id",
    "start_date",
    "start_reason",
    "label",
    "role",
    "redirect",
    "source",
)
POST_FIELDS = ("end_date", "id", "label", "organization_id", "role", "start_date", "area_name")
COUNCIL_FIELDS = (
    "local-authority-code",
    "official-name",
    "nice-name",
    "gss-code",
    "start-date",
    "end-date",
    "replaced-by",
    "nation",
    "region",
    "local-authority-type",
    "local-authority-type-name",
    "county-la",
    "combined-authority",
    "alt-names",
    "former-gss-codes",
    "notes",
    "current-authority",
    "BS-6879",
    "ecode",
    "even-older-register-and-code",
    "gov-uk-slug",
    "area",
    "pop-2020",
    "x",
    "y",
    "lat",
    "long",
    "powers",
    "lower-or-unitary",
    "mapit-area-code",
    "ofcom",
    "old-ons-la-code",
    "old-register-and-code",
    "open-council-data-id",
    "os-file",
    "os",
    "snac",
    "wdtk-id",
)
AUTHORITY_FIELDS = (
    "short_name",
    "official_name",
    "tier",
    "gss_code",
    "mysociety_code",
    "mayor",
    "party",
    "mayor_person_id",
    "mayor_as_of",
    "mayor_in_june_2026_source",
    "established",
    "instrument",
    "next_election",
)
AUTHORITY_AREA_FIELDS = ("short_name", "area_name", "local_authority_code", "gss_code")
AIM_FIELDS = (
    "centre",
    "aim",
    "outcomes",
    "life_stages",
    "audiences",
    "remit_places",
    "active_places",
    "source",
)
BODY_FIELDS = (
    "id",
    "name",
    "kind",
    "status",
    "policy_area",
    "founded",
    "closed",
    "successor",
    "host_body",
    "founders_or_partners",
    "funders",
    "nations_stated",
    "website",
    "wikidata",
    "charity_number",
    "company_number",
    "govuk_id",
    "verified",
    "sources",
    "unverified_notes",
)
INTERACTION_FIELDS = (
    "id",
    "date",
    "kind",
    "title",
    "place",
    "nation",
    "organisation_ids",
    "other_organisations",
    "office_holders",
    "office_holder_ids",
    "source",
)
BENEFIT_FIELDS = (
    "group_slug",
    "group_title",
    "organisation",
    "organisation_as_written",
    "kind",
    "registered",
    "source_url",
)
POSTS_FIELDS = ("id", "post", "employer_id", "embedded_in", "nation", "stated", "source", "note")


CONTACT_FIELDS = (
    "id",
    "date",
    "to",
    "kind",
    "actors",
    "as_written",
    "attendance",
    "title",
    "place",
    "note",
    "source",
)
CONTACT_META_FIELDS = (
    "id",
    "nation",
    "lens",
    "centres",
    "networks",
    "committee",
    "members_present",
    "members_complete",
    "witnesses",
    "reliability",
)
JOINT_WORK_FIELDS = (
    "centre",
    "body",
    "council_id",
    "body_kind",
    "nation",
    "what",
    "kind",
    "from",
    "to",
    "reliability",
    "note",
    "source",
)
BOARD_FIELDS = (
    "person_or_body",
    "actor_id",
    "body",
    "body_id",
    "role",
    "from",
    "to",
    "nation",
    "reliability",
    "note",
    "source",
)
FORMER_COMMITTEE_FIELDS = (
    "committee",
    "legislature",
    "id_of_same_name",
    "used_as_actor",
    "sessions",
    "rows",
)


class Sources:
    """A folder of sources. Call `write` when all records are in."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._tables: dict[str, list[Mapping[str, str]]] = {
            "persons": [],
            "memberships": [],
            "posts": [],
            "person_identifiers": [],
            "person_alternative_names": [],
            "organizations": [],
            "organization_identifiers": [],
            "post_identifiers": [],
        }
        self._json: dict[str, Any] = {}
        self._lines: dict[str, list[Any]] = {}
        self._csv: dict[str, tuple[Sequence[str], list[Mapping[str, str]]]] = {}
        for name, fields in (
            ("organisations", BODY_FIELDS),
            ("interactions", INTERACTION_FIELDS),
            ("posts", POSTS_FIELDS),
        ):
            self._csv[f"what-works/{name}.csv"] = (fields, [])
        contacts: Mapping[str, Sequence[str]] = {
            "interactions": CONTACT_FIELDS,
            "rows_meta": CONTACT_META_FIELDS,
            "joint_work": JOINT_WORK_FIELDS,
            "boards": BOARD_FIELDS,
            "committees": FORMER_COMMITTEE_FIELDS,
        }
        for file, columns in contacts.items():
            self._csv[f"what-works-contacts/{file}.csv"] = (columns, [])
        self._csv["what-works-landscape/centre_aims.csv"] = (AIM_FIELDS, [])
        self._csv["england-strategic-authorities/strategic-authorities.csv"] = (
            AUTHORITY_FIELDS,
            [],
        )
        self._csv["england-strategic-authorities/strategic-authority-areas.csv"] = (
            AUTHORITY_AREA_FIELDS,
            [],
        )
        self._csv["uk-local-authorities/uk_local_authorities_future.csv"] = (COUNCIL_FIELDS, [])
        self._csv["appg-secretariats/ni-apg-benefits.csv"] = (BENEFIT_FIELDS, [])
        self._csv["uk-local-authorities/lookup_name_to_registry.csv"] = (
            ("la-name", "local-authority-code"),
            [],
        )

    # The register of politicians

    def person(self, number: int, given: str, family: str, **more: str) -> str:
        """Add a person with a main name; return the source's id."""
        id_ = f"{PERSON}{number}"
        self._tables["persons"].append({"id": id_})
        self.name(number, note="Main", given_name=given, family_name=family, **more)
        return id_

    def redirect(self, number: int, to: int) -> str:
        self._tables["persons"].append({"id": f"{PERSON}{number}", "redirect": f"{PERSON}{to}"})
        return f"{PERSON}{number}"

    def name(self, number: int, **fields: str) -> None:
        self._tables["person_alternative_names"].append(
            {"person_id": f"{PERSON}{number}", **fields}
        )

    def number(self, person: str, scheme: str, value: str) -> None:
        self._tables["person_identifiers"].append(
            {"person_id": person, "scheme": scheme, "identifier": value}
        )

    def party(self, id_: str, name: str, classification: str = "party", wikidata: str = "") -> None:
        self._tables["organizations"].append(
            {"id": id_, "name": name, "classification": classification}
        )
        if wikidata:
            self._tables["organization_identifiers"].append(
                {"organization_id": id_, "scheme": "wikidata", "identifier": wikidata}
            )

    def seat(
        self,
        number: str,
        area: str,
        legislature: str,
        first: str = "1999",
        last: str = "",
        gss: str = "",
        label: str = "",
    ) -> str:
        """Add a seat; return the source's id."""
        id_ = f"{SEAT}{number}"
        row = {
            "id": id_,
            "label": label or f"Member for {area}",
            "organization_id": legislature,
            "area_name": area,
        }
        self._tables["posts"].append(row | {"start_date": first, "end_date": last})
        if gss:
            self._tables["post_identifiers"].append(
                {"post_id": id_, "scheme": "gss", "identifier": gss}
            )
        return id_

    def sat(
        self, person: str, seat: str, first: str, last: str = "", party: str = "", **more: str
    ) -> None:
        rows = self._tables["memberships"]
        rows.append(
            {
                "id": f"uk.org.publicwhip/member/{len(rows)}",
                "person_id": person,
                "post_id": seat,
                "start_date": first,
                "end_date": last,
                "on_behalf_of_id": party,
                **more,
            }
        )

    # Posts files of parlparse, and registers of groups

    def posts_file(self, name: str, **lists: Sequence[Mapping[str, Any]]) -> None:
        content: dict[str, list[Mapping[str, Any]]] = {
            "memberships": [],
            "organizations": [],
            "persons": [],
            "posts": [],
        }
        self._json[f"parlparse/{name}.json"] = content | {
            key: list(value) for key, value in lists.items()
        }

    def roles_file(self, roles: Sequence[Mapping[str, Any]]) -> None:
        self._json["parlparse/sp-ministers.json"] = list(roles)

    def groups(self, name: str, *groups: Mapping[str, Any]) -> None:
        self._lines[f"mysociety-appg-membership/{name}.jsonl"] = list(groups)

    # The what-works file and the list of councils

    def benefit(
        self, title: str, organization: str, registered: str, kind: str = "secretariat"
    ) -> None:
        """What an organization gives a group of Northern Ireland, as its list registers it."""
        self._csv["appg-secretariats/ni-apg-benefits.csv"][1].append(
            {
                "group_slug": slug(title),
                "group_title": title,
                "organisation": organization,
                "organisation_as_written": organization,
                "kind": kind,
                "registered": registered,
                "source_url": "https://aims.niassembly.example/apgdetails.aspx?&cid=1",
            }
        )

    def body(self, id_: str, name: str, kind: str = "what-works-centre", **fields: str) -> None:
        row = {
            "id": id_,
            "name": name,
            "kind": kind,
            "status": "active",
            "sources": f"https://{id_}.example/about",
            "verified": "yes",
        }
        self._csv["what-works/organisations.csv"][1].append(row | fields)

    def aim(self, centre: str, aim: str, source: str) -> None:
        row = {"centre": centre, "aim": aim, "source": source, "outcomes": "crime"}
        self._csv["what-works-landscape/centre_aims.csv"][1].append(row)

    def interaction(self, id_: str, kind: str, date: str, **fields: str) -> None:
        row = {
            "id": id_,
            "kind": kind,
            "date": date,
            "title": id_,
            "source": f"https://events.example/{id_}",
        }
        self._csv["what-works/interactions.csv"][1].append(row | fields)

    def contact(self, id_: str, date: str, *, reliability: str = "A", **fields: str) -> None:
        """Add a row of the compilation of contacts, with its row beside it."""
        row = {
            "id": id_,
            "date": date,
            "kind": "meeting",
            "title": id_,
            "place": "W92000004",
            "source": f"https://contacts.example/{id_}",
        }
        self._csv["what-works-contacts/interactions.csv"][1].append(row | fields)
        self._csv["what-works-contacts/rows_meta.csv"][1].append(
            {"id": id_, "reliability": reliability, "members_complete": "no"}
        )

    def joint_work(
        self, centre: str, body: str, id_: str, first: str, last: str = "", **fields: str
    ) -> None:
        row = {
            "centre": centre,
            "body": body,
            "council_id": id_,
            "body_kind": "council",
            "nation": "wales",
            "what": "A programme for bathers",
            "kind": "joint-work",
            "from": first,
            "to": last,
            "reliability": "A",
            "source": "https://work.example/1",
        }
        self._csv["what-works-contacts/joint_work.csv"][1].append(row | fields)

    def board_seat(self, who: str, actor: str, board: str, role: str, **fields: str) -> None:
        row = {
            "person_or_body": who,
            "actor_id": actor,
            "body": board,
            "role": role,
            "nation": "wales",
            "reliability": "A",
            "note": "Dates are those of the minutes.",
            "source": "https://boards.example/1",
        }
        self._csv["what-works-contacts/boards.csv"][1].append(row | fields)

    def committee(self, name: str, legislature: str, *rows: str, used: str = "no") -> None:
        row = {"committee": name, "legislature": legislature, "used_as_actor": used}
        self._csv["what-works-contacts/committees.csv"][1].append(
            row | {"sessions": "1", "rows": "; ".join(rows)}
        )

    def post(self, id_: str, **fields: str) -> None:
        self._csv["what-works/posts.csv"][1].append(
            {"id": id_, "nation": "Wales", "source": f"https://posts.example/{id_}"} | fields
        )

    def council(
        self, code: str, name: str, area: str, nation: str, names: Sequence[str] = (), **fields: str
    ) -> None:
        row = {
            "local-authority-code": code,
            "official-name": name,
            "nice-name": area,
            "nation": nation,
            "region": nation,
            "current-authority": "True",
        }
        self._csv["uk-local-authorities/uk_local_authorities_future.csv"][1].append(row | fields)
        lookup = self._csv["uk-local-authorities/lookup_name_to_registry.csv"][1]
        lookup += [{"la-name": one, "local-authority-code": code} for one in (name, area, *names)]

    def authority(self, short: str, name: str, councils: Sequence[str] = (), **fields: str) -> None:
        row = {
            "short_name": short,
            "official_name": name,
            "tier": "Established Mayoral",
            "established": "2016-04-01",
            "instrument": "SI 2016/449",
            "next_election": "2028-05",
        }
        folder = "england-strategic-authorities/strategic-"
        self._csv[f"{folder}authorities.csv"][1].append(row | fields)
        self._csv[f"{folder}authority-areas.csv"][1].extend(
            {"short_name": short, "local_authority_code": code} for code in councils
        )

    def write(self) -> Path:
        """Write the files and return the folder."""
        fields = {
            "persons": ("id", "redirect"),
            "memberships": SEAT_FIELDS,
            "posts": POST_FIELDS,
            "person_alternative_names": NAME_FIELDS,
            "person_identifiers": ("person_id", "identifier", "scheme"),
            "organizations": ("classification", "id", "name"),
            "organization_identifiers": ("organization_id", "identifier", "scheme"),
            "post_identifiers": ("post_id", "identifier", "scheme"),
        }
        for name, rows in self._tables.items():
            with gzip.open(
                self._path(f"mysociety-politician-data/csv/{name}.csv.gz"),
                "wt",
                encoding="utf-8",
                newline="",
            ) as lines:
                _write_csv(lines, fields[name], rows)
        for name, (columns, rows) in self._csv.items():
            with self._path(name).open("w", encoding="utf-8", newline="") as lines:
                _write_csv(lines, columns, rows)
        for name, content in self._json.items():
            self._path(name).write_text(json.dumps(content), encoding="utf-8")
        for name, groups in self._lines.items():
            self._path(name).write_text(
                "".join(json.dumps(group) + "\n" for group in groups), encoding="utf-8"
            )
        return self.folder

    def _path(self, name: str) -> Path:
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        return path


def _write_csv(lines: Any, fields: Sequence[str], rows: Sequence[Mapping[str, str]]) -> None:
    writer = csv.DictWriter(lines, fields, restval="")
    writer.writeheader()
    writer.writerows(rows)


def slug(title: str) -> str:
    """The end of a group's address in its register."""
    return title.lower().replace(" ", "-")


def listed(name: str, person: str | None, role: str = "", removed: bool = False) -> dict[str, Any]:
    """A person on a group's list: an officer where there is a role."""
    row: dict[str, Any] = {"name": name, "twfy_id": person, "mnis_id": None, "removed": removed}
    return row | (
        {"role": role, "party": ""} if role else {"is_officer": False, "member_type": "ms"}
    )


def group(
    title: str,
    page: str,
    officers: Sequence[Mapping[str, Any]] = (),
    members: Sequence[Mapping[str, Any]] = (),
    outside: Sequence[str] | None = None,
    method: str = "official",
    categories: Sequence[str] = ("Health, Medicine & Public Health",),
) -> dict[str, Any]:
    """A cross-party group as its register has it."""
    row: dict[str, Any] = {
        "slug": slug(title),
        "title": title,
        "purpose": "To meet.",
        "category": None,
        "parliament": "senedd-en",
        "officers": list(officers),
        "index_date": "",
        "source_url": page,
        "categories": list(categories),
        "members_list": {
            "source_method": method,
            "source_url": [page],
            "last_updated": None,
            "members": list(members),
        },
        "website": {"status": "register", "url": page},
    }
    return row if outside is None else row | {"external_organisations": list(outside)}
