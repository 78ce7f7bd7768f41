"""Departments and agencies of GOV.UK's list: small lists in its own shape."""

from __future__ import annotations

import gzip
import json
from pathlib import Path
from typing import Any

import pytest

from graph.model import Conflict, Name, Organization, OrganizationKind, OrganizationStatus
from seeds.sources import govuk
from seeds.sources import headed as headed_departments
from seeds.sources.emission import Emission, organization_id
from seeds.sources.govuk import compile_govuk
from seeds.sources.record import SourceError

ADDRESS = "https://www.gov.uk/api/organisations/"


def listed(
    code: str,
    title: str,
    *,
    format: str = "Other",
    abbreviation: str = "",
    closed: str | None = None,
    on: str | None = None,
    parents: tuple[str, ...] = (),
    into: tuple[str, ...] = (),
) -> dict[str, Any]:
    slug = slug_of(title)
    return {
        "analytics_identifier": code,
        "id": ADDRESS + slug,
        "title": title,
        "format": format,
        "web_url": f"https://www.gov.uk/government/organisations/{slug}",
        "updated_at": "2026-05-30T14:24:11Z",
        "child_organisations": [],
        "superseded_organisations": [],
        "parent_organisations": [other(slug_of(one)) for one in parents],
        "superseding_organisations": [other(slug_of(one)) for one in into],
        "details": {
            "abbreviation": abbreviation or None,
            "closed_at": on,
            "content_id": "a",
            "govuk_closed_status": closed,
            "govuk_status": "closed" if closed else "live",
            "logo_formatted_name": title,
            "organisation_brand_colour_class_name": None,
            "organisation_logo_type_class_name": "no-identity",
            "slug": slug,
        },
    }


def slug_of(title: str) -> str:
    return "-".join(title.lower().replace("(", "").replace(")", "").split())


def other(slug: str) -> dict[str, str]:
    return {"id": ADDRESS + slug, "web_url": f"https://www.gov.uk/{slug}"}


EXECUTIVE = "Northern Ireland Executive"
LIDOS_NI = listed(
    "OT1", "Department for Lidos (Northern Ireland)", abbreviation="DfL (NI)", parents=(EXECUTIVE,)
)


@pytest.fixture
def compiled(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Any:
    """The compiler's tables name departments of the true list: here those of the test's own."""

    def of(
        *rows: dict[str, Any],
        closed: dict[str, str] | None = None,
        headed: str = "",
        links: str = "",
    ) -> Emission:
        for table in ("OUR_IDS", "RENAMED", "FORMERLY"):
            monkeypatch.setattr(govuk, table, {})
        monkeypatch.setattr(govuk, "OF_NORTHERN_IRELAND", frozenset())
        monkeypatch.setattr(govuk, "SINCE_2010", closed or {})
        monkeypatch.setattr(headed_departments, "SINCE_2010", {"D2": "Department for Ponds"})
        monkeypatch.setattr(headed_departments, "UNLISTED", {"Department for Rivers": "dfr"})
        path = tmp_path / govuk.FILE
        path.parent.mkdir(exist_ok=True)
        with gzip.open(path, "wt", encoding="utf-8") as lines:
            json.dump({"results": list(rows)}, lines)
        dates = tmp_path / headed_departments.FILE
        dates.parent.mkdir(exist_ok=True)
        (tmp_path / headed_departments.LINKS).write_text(
            "id,predecessor_organisation_id,successor_organisation_id,type,"
            f"link_start_date,link_end_date\n{links}",
            encoding="utf-8",
        )
        dates.write_text(
            "id,name,short_name,start_date,end_date\n"
            "1,Department for Ponds,DfP,2010-05-12,2016-07-17\n"
            "2,Department for Lidos,DfL,2016-07-14,\n" + headed,
            encoding="utf-8",
        )
        return compile_govuk(tmp_path)

    return of


def body(emission: Emission, id_: str) -> Organization:
    return emission.emitted(Organization)[organization_id(id_)]


def test_a_department_of_northern_ireland_is_named_without_its_nation(compiled: Any) -> None:
    emission = compiled(LIDOS_NI)
    found = body(emission, "department-for-lidos-northern-ireland")
    assert (found.kind, found.name) == (OrganizationKind.DEPARTMENT, "Department for Lidos")
    assert (found.nation, found.place, found.parent) == (
        "northern-ireland",
        "N92000002",
        "ni-executive",
    )
    assert found.identifiers[0].value == "OT1"
    assert sorted(name.name for name in emission.emitted(Name).values()) == [
        "Department for Lidos (Northern Ireland)",
        "DfL",
        "DfL (NI)",
    ]


def test_an_agency_is_inside_its_department_and_one_of_two_governments_is_left_out(
    compiled: Any,
) -> None:
    emission = compiled(
        LIDOS_NI,
        listed("EA1", "Pool Agency", parents=("Department for Lidos (Northern Ireland)",)),
        listed("EA2", "Rain Agency", parents=(EXECUTIVE, "Welsh Government")),
        listed("EA3", "Fog Agency", parents=("Department for Weather",)),
        listed("EA4", "Dry Agency", parents=(EXECUTIVE,), closed="devolved"),
    )
    agency = body(emission, "pool-agency")
    assert (agency.kind, agency.parent) == (
        OrganizationKind.AGENCY,
        "department-for-lidos-northern-ireland",
    )
    assert len(emission.emitted(Organization)) == 2
    assert emission.left_out == ["3 organisations, of which no question asks"]


PONDS = listed(
    "D2",
    "Department for Ponds",
    format="Ministerial department",
    closed="replaced",
    on="2016-07-15T00:00:00.000+01:00",
    into=("Department for Lidos",),
)
LIDOS = listed("D1", "Department for Lidos", format="Ministerial department")


def test_of_two_ends_the_earlier_holds_and_both_are_kept(compiled: Any) -> None:
    emission = compiled(LIDOS, PONDS, closed={"D2": "Department for Ponds"})
    found = body(emission, "department-for-ponds")
    assert (str(found.valid_to), found.successor, found.status) == (
        "2016-07-15",
        "department-for-lidos",
        OrganizationStatus.SUCCEEDED,
    )
    assert sorted(
        (one.field, one.value, one.sources) for one in emission.emitted(Conflict).values()
    ) == [
        ("to", "2016-07-15", ("govuk-organisations:D2",)),
        ("to", "2016-07-17", ("ifg-ministers:D2",)),
    ]
    assert compiled(LIDOS, PONDS | {"analytics_identifier": "D9"}).emitted(Organization).keys() == {
        "department-for-lidos"
    }


def test_what_was_split_names_those_that_took_over_its_parts(compiled: Any) -> None:
    split = PONDS | {
        "superseding_organisations": [other("department-for-rain"), other("department-for-lidos")],
        "details": PONDS["details"] | {"govuk_closed_status": "split", "closed_at": None},
    }
    rain = listed("D3", "Department for Rain", format="Ministerial department")
    found = body(
        compiled(LIDOS, rain, split, closed={"D2": "Department for Ponds"}), "department-for-ponds"
    )
    assert (str(found.valid_to), found.successor, found.split_into, found.status) == (
        "2016-07-17",
        None,
        ("department-for-lidos", "department-for-rain"),
        OrganizationStatus.CLOSED,
    )


def test_a_department_that_only_the_list_of_ministers_has_names_what_it_became(
    compiled: Any,
) -> None:
    """A part of it that went elsewhere is no successor."""
    emission = compiled(
        LIDOS,
        PONDS,
        closed={"D2": "Department for Ponds"},
        headed="3,Department for Rivers,DfR,2006-05-05,2010-05-12\n",
        links=(
            "a,3,2,Transfer of functions,2008-01-01,2008-01-01\n"
            "b,3,1,Name change,2010-05-12,2010-05-12\n"
        ),
    )
    found = body(emission, "dfr")
    assert (str(found.valid_from), str(found.valid_to), found.successor, found.status) == (
        "2006-05-05",
        "2010-05-12",
        "department-for-ponds",
        OrganizationStatus.SUCCEEDED,
    )
    assert found.sources == ("ifg-ministers:DfR",)
    assert [one.name for one in emission.emitted(Name).values()] == ["DfR"]


@pytest.mark.parametrize(
    ("headed", "links", "message"),
    [
        (
            "3,Department for Fog,DfF,2010-01-01,2012-01-01\n",
            "",
            "Department for Fog ended on 2012",
        ),
        ("", "a,1,2,Drained,2016-07-17,2016-07-17\n", '"Drained" is new'),
    ],
)
def test_a_list_of_ministers_with_something_new_stops_the_compiler(
    compiled: Any, headed: str, links: str, message: str
) -> None:
    with pytest.raises(SourceError, match=message):
        compiled(LIDOS, headed=headed, links=links)


@pytest.mark.parametrize(
    ("rows", "closed", "message"),
    [
        ((LIDOS | {"mood": "wet"},), {}, "unknown fields: mood"),
        ((LIDOS,), {"D2": ""}, "D2 is gone. Take it out of govuk_words.py"),
        (
            (PONDS | {"details": PONDS["details"] | {"govuk_closed_status": "drained"}},),
            {"D2": ""},
            'D2 closed as "drained", which is new',
        ),
    ],
)
def test_a_list_that_changed_stops_the_compiler(
    compiled: Any, rows: tuple[dict[str, Any], ...], closed: dict[str, str], message: str
) -> None:
    with pytest.raises(SourceError, match=message):
        compiled(*rows, closed=closed)
