"""The three Centres with their staff, embedded posts, funders, networks and
the charities beside them.
"""

from __future__ import annotations

from collections.abc import Mapping

from graph.dates import PartialDate
from graph.model import (
    FormalKind,
    OrganizationId,
    OrganizationKind,
    Post,
    PostKind,
    PostStatus,
    Role,
    Topics,
)
from seeds.demo import cast
from seeds.demo.places import LYONESSE
from seeds.demo.records import CONTACTS, REGISTER, add_body, add_person, body, id_of, someone
from seeds.sources.emission import Emission, post_id

LANTERNLIGHT, EVERHEARTH, EVENGLOW = cast.CENTRES
FOUNDED: Mapping[str, str] = {
    LANTERNLIGHT: "2015-03-02",
    EVERHEARTH: "2018-09-03",
    EVENGLOW: "2024-02-05",
}
TOPICS: Mapping[str, Topics] = {
    LANTERNLIGHT: Topics(
        first=("children", "young people", "childhood"), others=("play", "learning", "libraries")
    ),
    EVERHEARTH: Topics(first=("homelessness", "housing", "homes"), others=("rent",)),
    EVENGLOW: Topics(first=("older people", "ageing", "later life"), others=("health", "care")),
}
TOPICS_CY: Mapping[str, tuple[str, ...]] = {
    LANTERNLIGHT: ("plant", "pobl ifanc", "plentyndod", "chwarae", "dysgu", "llyfrgelloedd"),
    EVERHEARTH: ("digartrefedd", "tai", "cartrefi", "rhent"),
    EVENGLOW: ("pobl hŷn", "heneiddio", "bywyd diweddarach", "iechyd", "gofal"),
}
AIMS: Mapping[str, tuple[str, str]] = {
    LANTERNLIGHT: (
        "Find out what lights up childhoods, and lend the lantern to whoever needs it",
        "Canfod beth sy’n goleuo plentyndod, a benthyg y llusern i bwy bynnag sydd ei hangen",
    ),
    EVERHEARTH: (
        "Keep a fire in every hearth and a roof above it",
        "Cadw tân ym mhob aelwyd a tho uwch ei phen",
    ),
    EVENGLOW: ("Make evenings of life long and bright", "Gwneud hwyr y dydd yn hir ac yn olau"),
}
HOARD, BEQUEST, TOWER = (
    "Dragon's Hoard Endowment",
    "Bequest of the Last Lamplighter",
    "University of the Sunken Tower",
)
STARTED = PartialDate("2024-02-05")
"""Of the staff; the first Centres are older, but their teams are new."""
NETWORKS_BEGAN = PartialDate("2022-11-01")


def add_centres(emission: Emission) -> None:
    """Emit the Centres and what is around them."""
    for charity, director in cast.CHARITIES.items():
        id_ = add_body(emission, OrganizationKind.CHARITY, charity, LYONESSE)
        _works_for(emission, id_, director, Role.DIRECTOR)
    for centre, (director, *others) in cast.CENTRES.items():
        id_ = add_body(
            emission,
            OrganizationKind.CENTRE,
            centre,
            LYONESSE,
            since=FOUNDED[centre],
            topics=TOPICS[centre],
            topics_cy=TOPICS_CY[centre],
            aim=AIMS[centre],
        )
        _works_for(emission, id_, director, Role.DIRECTOR)
        for name in others:
            _works_for(emission, id_, name, Role.EMPLOYEE)
    _funders(emission)
    _networks(emission)


def add_embedded_posts(emission: Emission) -> None:
    """Emit the two embedded posts; the holder of the first changed in January 2026."""
    _embedded(
        emission,
        "Evidence adviser for childhood, embedded",
        LANTERNLIGHT,
        "Department for Childhood and Learning",
        2,
        ("Cosmo Paperboat", "2024-09-02", "2025-12-19"),
        ("Rosamund Inkwell", "2026-01-12", None),
    )
    _embedded(
        emission,
        "Evidence adviser for homes, embedded",
        EVERHEARTH,
        "Nine Geese Council",
        3,
        ("Bruno Latchkey", "2025-04-07", None),
    )


def _works_for(emission: Emission, organization: OrganizationId, name: str, role: Role) -> None:
    emission.membership(
        organization,
        role,
        actor=add_person(emission, name, CONTACTS),
        valid_from=STARTED,
        sources=(CONTACTS,),
    )


def _funders(emission: Emission) -> None:
    for funder, centres in ((HOARD, (LANTERNLIGHT, EVERHEARTH)), (BEQUEST, (EVENGLOW,))):
        id_ = add_body(emission, OrganizationKind.FUNDER, funder, LYONESSE)
        for centre in centres:
            emission.formal_tie(
                id_,
                body(centre),
                FormalKind.FUNDER,
                valid_from=PartialDate(FOUNDED[centre]),
                sources=(REGISTER,),
            )
    tower = add_body(emission, OrganizationKind.UNIVERSITY, TOWER, LYONESSE)
    emission.formal_tie(
        tower, body(EVENGLOW), FormalKind.HOST, valid_from=STARTED, sources=(REGISTER,)
    )


def _networks(emission: Emission) -> None:
    members = {
        "Lyonesse Childhood Network": (LANTERNLIGHT, "Gentle Giants Trust", "Drowned Bell Council"),
        "Lyonesse Evidence Round": (LANTERNLIGHT, EVERHEARTH),
        "Lyonesse Network for Ageing Well": ("Society of Rocking Chairs", "Spindle Shore Council"),
    }
    for network, names in members.items():
        id_ = add_body(
            emission, OrganizationKind.NETWORK, network, LYONESSE, since=NETWORKS_BEGAN.text
        )
        for name in names:
            emission.membership(
                id_, Role.MEMBER, actor=body(name), valid_from=NETWORKS_BEGAN, sources=(REGISTER,)
            )
    ageing = body("Lyonesse Network for Ageing Well")
    emission.membership(
        ageing,
        Role.CHAIR,
        actor=someone("Drusilla Inglenook"),
        valid_from=NETWORKS_BEGAN,
        sources=(REGISTER,),
    )


def _embedded(
    emission: Emission,
    label: str,
    home: str,
    host: str,
    days_per_week: float,
    *holders: tuple[str, str, str | None],
) -> None:
    post = post_id(id_of(label))
    emission.add(
        Post(
            id=post,
            label=label,
            organization=body(host),
            kind=PostKind.EMBEDDED,
            place=LYONESSE,
            homes=(body(home),),
            days_per_week=days_per_week,
            status=PostStatus.FILLED,
            valid_from=PartialDate(holders[0][1]),
            holders_from=PartialDate(holders[0][1]),
            sources=(CONTACTS,),
        )
    )
    for name, first, last in holders:
        emission.membership(
            body(host),
            Role.EMPLOYEE,
            actor=someone(name),
            post=post,
            valid_from=PartialDate(first),
            valid_to=PartialDate(last) if last else None,
            sources=(CONTACTS,),
        )
