"""What the what-works file says in words, read by hand into bodies, ties, dates
and topics. Data, no logic.

A text of the file that stands in none of these tables stops the compile, so nothing is taken for
granted when it changes.
"""

from __future__ import annotations

from dataclasses import dataclass

from graph.model import FormalKind, Nation, OrganizationKind, OrganizationStatus, Topics

K = OrganizationKind


@dataclass(frozen=True, slots=True)
class NamedBody:
    """A body that the file names and that has no row in it; departments have one elsewhere.

    One that stands `alone` is a record; another becomes one where a second table names it too.
    """

    id: str
    kind: OrganizationKind
    name: str
    alone: bool = True


BODIES = (
    NamedBody("office-for-students", K.AGENCY, "Office for Students"),
    NamedBody("public-health-england", K.AGENCY, "Public Health England"),
    NamedBody("national-lottery-community-fund", K.FUNDER, "National Lottery Community Fund"),
    NamedBody("research-england", K.FUNDER, "Research England"),
    NamedBody("ukri", K.FUNDER, "UK Research and Innovation"),
    NamedBody("cardiff-university", K.UNIVERSITY, "Cardiff University"),
    NamedBody("kings-college-london", K.UNIVERSITY, "King's College London"),
    NamedBody("lse", K.UNIVERSITY, "London School of Economics"),
    NamedBody("nottingham-trent-university", K.UNIVERSITY, "Nottingham Trent University"),
    NamedBody("queens-university-belfast", K.UNIVERSITY, "Queen's University Belfast"),
    NamedBody("ucl", K.UNIVERSITY, "University College London"),
    NamedBody("university-of-edinburgh", K.UNIVERSITY, "University of Edinburgh"),
    NamedBody("university-of-glasgow", K.UNIVERSITY, "University of Glasgow"),
    NamedBody("wiserd", K.OTHER, "WISERD"),
    NamedBody("arup", K.COMPANY, "Arup", alone=False),
    NamedBody("behavioural-insights-team", K.COMPANY, "Behavioural Insights Team", alone=False),
    NamedBody("centre-for-cities", K.CHARITY, "Centre for Cities", alone=False),
    NamedBody("crisis", K.CHARITY, "Crisis", alone=False),
    NamedBody(
        "glasgow-homelessness-network", K.CHARITY, "Glasgow Homelessness Network", alone=False
    ),
    NamedBody("impetus", K.CHARITY, "Impetus", alone=False),
    NamedBody("social-investment-business", K.CHARITY, "Social Investment Business", alone=False),
    NamedBody("sutton-trust", K.CHARITY, "Sutton Trust", alone=False),
)


@dataclass(frozen=True, slots=True)
class StatedTie:
    """What one part of a cell says: a body (an id of the file or of BODIES)
    and the dates of the tie.
    """

    body: str
    first: str = ""
    last: str = ""
    kind: FormalKind | None = None
    """None: as the column says."""


STATED: dict[str, StatedTie] = {
    "BEIS": StatedTie("beis"),
    "Alliance for Useful Evidence": StatedTie("a4ue"),
    # The page of October 2013 is the last that shows the first phase; no page says when it ended.
    "Arup (first phase)": StatedTie("arup", "2013-10", "2013-10"),
    "Behavioural Insights Team": StatedTie("behavioural-insights-team"),
    "Big Lottery Fund": StatedTie("national-lottery-community-fund"),
    "Big Lottery Fund (GBP 50m)": StatedTie("national-lottery-community-fund"),
    "Cabinet Office": StatedTie("cabinet-office"),
    "Cabinet Office and others": StatedTie("cabinet-office"),
    "Cardiff University": StatedTie("cardiff-university"),
    "Centre for Cities": StatedTie("centre-for-cities", kind=FormalKind.PARTNER),
    "Crisis": StatedTie("crisis"),
    "DLUHC": StatedTie("dluhc"),
    "DWP": StatedTie("dwp"),
    "Department for Education (GBP 125m endowment 2011; GBP 137m 2022)": StatedTie("dfe", "2011"),
    "Department of Health and Social Care": StatedTie("dhsc"),
    "DfT (at launch ESRC, BIS, DCLG)": StatedTie("dft"),
    "ESRC": StatedTie("esrc"),
    "ESRC (commissioned programme)": StatedTie("esrc"),
    "Early Intervention Foundation": StatedTie("eif"),
    "Glasgow Homelessness Network": StatedTie("glasgow-homelessness-network"),
    "HM Treasury": StatedTie("hm-treasury"),
    "Home Office (GBP 200m over ten years)": StatedTie("home-office"),
    "Impetus": StatedTie("impetus"),
    "King's College London": StatedTie("kings-college-london"),
    "King's College London until 2021-04-01, then independent charity": StatedTie(
        "kings-college-london", last="2021-04-01"
    ),
    "LSE": StatedTie("lse"),
    "London School of Economics": StatedTie("lse"),
    "MHCLG": StatedTie("mhclg"),
    "MoJ": StatedTie("moj"),
    "National Lottery Community Fund": StatedTie("national-lottery-community-fund"),
    "Nottingham Trent University": StatedTie("nottingham-trent-university"),
    "Office for Students": StatedTie("office-for-students"),
    "Public Health England": StatedTie("public-health-england"),
    "Queen's University Belfast": StatedTie("queens-university-belfast"),
    "Research England (GBP 5m, 2025)": StatedTie("research-england", "2025"),
    "Scottish Government (just under GBP 3m)": StatedTie("scottish-government"),
    "Social Investment Business": StatedTie("social-investment-business"),
    "Sutton Trust": StatedTie("sutton-trust"),
    "UKRI": StatedTie("ukri"),
    "University College London": StatedTie("ucl"),
    "University of Edinburgh": StatedTie("university-of-edinburgh"),
    "University of Glasgow": StatedTie("university-of-glasgow"),
    "WISERD": StatedTie("wiserd"),
    "Welsh Government": StatedTie("welsh-government"),
    "hosted by WISERD in Wales": StatedTie("wiserd"),
}

NO_TIE: dict[str, str] = {
    "Albany House, London": "an address",
    "College of Policing": "the body itself",
    "Dormant Assets Scheme (GBP 90m 2019; GBP 20m 2022)": "a scheme, no body",
    (
        "Evaluation Task Force (Cabinet Office and HM Treasury) is the secretariat"
    ): "a membership, as secretariat",
    (
        "Merger of Early Intervention Foundation and What Works for Children's Social Care"
    ): "stands in the column of successors",
    "Nesta": "hosts a network, and no Centre names it",
    "other government departments": "no body is named",
    "private donor": "no body is named",
    "proposed in May 2019 by the Alliance for Useful Evidence": "a proposal",
    "public launch 2023-06-06": "a launch",
    "self (executive non-departmental public body)": "the body itself",
    "succeeds Public Policy Institute for Wales": "stands in the column of successors",
}
"""Parts of cells that make no tie, with the reason."""

KINDS: dict[str, OrganizationKind] = {
    "affiliate": K.AFFILIATE,
    "funder": K.FUNDER,
    "government-body": K.GOVERNMENT,
    "intermediary": K.OTHER,
    "network": K.NETWORK,
    "public-body": K.AGENCY,
    "what-works-centre": K.CENTRE,
}
OWN_KIND = {"etf": K.AGENCY}
"""Filed as a government body, and a part of one."""

STATUSES: dict[str, OrganizationStatus] = {
    "active": OrganizationStatus.ACTIVE,
    "closed": OrganizationStatus.CLOSED,
    "ended core funding 2019": OrganizationStatus.UNKNOWN,
    "merged": OrganizationStatus.MERGED,
    "succeeded": OrganizationStatus.SUCCEEDED,
    "unknown": OrganizationStatus.UNKNOWN,
}


@dataclass(frozen=True, slots=True)
class Reach:
    """Where a body is funded to work, and where it is active beside that.
    `nation` where it belongs to one.
    """

    remit: tuple[str, ...] = ()
    active_in: tuple[str, ...] = ()
    nation: Nation | None = None


REACHES: dict[str, Reach] = {
    "": Reach(),
    "England": Reach(("England",), nation=Nation.ENGLAND),
    "England (statutory regulations)": Reach(("England",), nation=Nation.ENGLAND),
    'England ("England\'s most vulnerable children")': Reach(("England",), nation=Nation.ENGLAND),
    "England; Wales": Reach(("England", "Wales")),
    "Northern Ireland": Reach(("Northern Ireland",), nation=Nation.NORTHERN_IRELAND),
    "Scotland": Reach(("Scotland",), nation=Nation.SCOTLAND),
    "Scotland (all 32 councils)": Reach(("Scotland",), nation=Nation.SCOTLAND),
    "UK": Reach(("United Kingdom",)),
    "UK (strategy has a delivery plan for each nation)": Reach(("United Kingdom",)),
    "UK, with a Scottish branch": Reach(("United Kingdom",), ("Scotland",)),
    "Wales": Reach(("Wales",), nation=Nation.WALES),
    # An office and a registration are no funded remit.
    "based in Glasgow, Edinburgh and London; registered in England and Wales, and Scotland": Reach(
        (), ("England", "Scotland")
    ),
}

CONFLICTS: tuple[tuple[str, str, tuple[tuple[str, str], ...]], ...] = (
    (
        "wws",
        "to",
        (
            ("2019-12-31", "http://whatworksscotland.blogspot.com/"),
            ("2020", "http://whatworksscotland.ac.uk/the-project/"),
        ),
    ),
    (
        "wellbeing",
        "from",
        (
            (
                "2014",
                (
                    "https://www.wired-gov.net/wg/news.nsf/articles/"
                    "New+What+Works+Centre+for+Wellbeing+30102014122503?open"
                ),
            ),
            ("2015", "other pages, as noted when the row was compiled"),
        ),
    ),
)
"""(body, field, what each source says):
the file has one value in its column and the other in a note.
"""

EVIDENCE_QUARTER_PAGE = (
    "https://theevidencequarter.com/members/what-works-centre-for-local-economic-growth/"
)

FORMER_NAMES = {"national-lottery-community-fund": "Big Lottery Fund"}


def _topics(first: str, others: str = "") -> Topics:
    return Topics(
        first=tuple(first.split("; ")), others=tuple(others.split("; ")) if others else ()
    )


TOPICS: dict[str, Topics] = {
    "chi": _topics(
        "homelessness; homeless", "housing; rough sleeping; poverty; tenant; addiction; destitution"
    ),
    "college-of-policing": _topics("crime; policing", "police; justice; victim; reoffending"),
    "eef": _topics("education; attainment", "school; pupil; teacher; learning"),
    "foundations": _topics(
        "children; child; families",
        "looked after; care; parent; adoption; fostering; early years; domestic abuse; infant",
    ),
    "maps": _topics("financial wellbeing; pensions; debt", "money; savings; credit; poverty"),
    "nice": _topics("health; social care", "cancer; disease; medicine; mental health"),
    "taso": _topics("higher education; universities", "students"),
    "wcpp": _topics("public services", "government; devolution"),
    "wwg": _topics(
        "economic growth; local economy", "economy; business; enterprise; trade; regeneration"
    ),
    "yef": _topics("youth; violence", "crime; policing; justice; young people; children"),
    "yff": _topics("youth; employment", "skills; apprenticeship; job; work; training"),
}
"""Topic words of the Centres, the first of which weigh more: ours."""

TOPICS_CY: dict[str, tuple[str, ...]] = {
    id_: tuple(words.split("; "))
    for id_, words in {
        "chi": "digartrefedd; digartref; tai; cysgu allan; tlodi; tenant; dibyniaeth; amddifadedd",
        "college-of-policing": "troseddu; plismona; heddlu; cyfiawnder; dioddefwyr; aildroseddu",
        "eef": "addysg; cyrhaeddiad; ysgol; disgyblion; athrawon; dysgu",
        "foundations": (
            "plant; plentyn; teuluoedd; derbyn gofal; gofal; rhieni; mabwysiadu; maethu; "
            "blynyddoedd cynnar; cam-drin domestig; babanod"
        ),
        "maps": "lles ariannol; pensiynau; dyled; arian; cynilion; credyd; tlodi",
        "nice": "iechyd; gofal cymdeithasol; canser; clefydau; meddyginiaeth; iechyd meddwl",
        "taso": "addysg uwch; prifysgolion; myfyrwyr",
        "wcpp": "gwasanaethau cyhoeddus; llywodraeth; datganoli",
        "wwg": "twf economaidd; economi leol; economi; busnes; menter; masnach; adfywio",
        "yef": "ieuenctid; trais; troseddu; plismona; cyfiawnder; pobl ifanc; plant",
        "yff": "ieuenctid; cyflogaeth; sgiliau; prentisiaethau; swyddi; gwaith; hyfforddiant",
    }.items()
}
"""The same words in Welsh: ours, a draft."""
AIMS_CY: dict[str, str] = {
    "ageing-better": "Heneiddio’n egnïol ac yn annibynnol",
    "chi": (
        "Gwella bywydau pobl heb gartref drwy seilio polisi, ymarfer a chyllid ar dystiolaeth "
        "ddibynadwy"
    ),
    "college-of-policing": (
        "Mapio ymchwil ar yr hyn sy’n lleihau troseddu a sicrhau ei bod yn cael ei defnyddio’n "
        "ymarferol"
    ),
    "eef": "Torri’r cysylltiad rhwng incwm y teulu a chyrhaeddiad yn yr ysgol",
    "eif": "Hyrwyddo cymorth cynnar i blant sydd mewn perygl",
    "foundations": (
        "Cryfhau perthnasoedd teuluol a pherthnasoedd parhaol eraill plant agored i niwed drwy "
        "dystiolaeth am wasanaethau"
    ),
    "maps": (
        "Gwella lles ariannol erbyn 2030: dysgu am arian, cynilo, credyd, cyngor ar ddyledion a "
        "bywyd diweddarach"
    ),
    "nice": "Arwain gofal iechyd a gofal cymdeithasol gydag argymhellion ar effaith a chost",
    "taso": (
        "Rhoi terfyn ar fylchau cydraddoldeb wrth gychwyn addysg uwch, ennill gradd dda a symud "
        "ymlaen"
    ),
    "wcpp": "Rhoi tystiolaeth ac arbenigedd annibynnol i weinidogion Cymru ar eu cwestiynau",
    "wellbeing": "Cyflymu a rhannu tystiolaeth am lesiant",
    "wwcsc": "Tystiolaeth ar gyfer gofal cymdeithasol plant",
    "wwg": "Gwella gwerth polisi twf lleol: defnyddio tystiolaeth, gwerthuso a chrynodebau",
    "wws": (
        "Gwella sut mae ardaloedd lleol yn yr Alban yn defnyddio tystiolaeth wrth ddiwygio "
        "gwasanaethau cyhoeddus"
    ),
    "yef": "Cadw plant rhag trais: ariannu, profi, crynhoi a lledaenu’r hyn sy’n ei atal",
    "yff": "Lleihau’r bylchau mewn cyflogaeth i bobl ifanc sy’n wynebu anfantais",
}
"""The aims of the source in Welsh: ours, a draft."""
