"""What bodies are called in letters and in speech beside the names that sources state: general
knowledge, each for a body that the tables have. Data, and how it is emitted.
"""

from __future__ import annotations

from collections.abc import Mapping

from graph.model import Language, NameWhy, Organization, RecordId
from seeds.sources.emission import Emission
from seeds.sources.legislature import OURS

IN_USE: Mapping[str, str] = {
    "a4ue": "A4UE",
    "beis": "BEIS",
    "chi": "CHI",
    "college-of-policing": "College of Policing; What Works Centre for Crime Reduction",
    "cosla": "COSLA",
    "dfe": "DfE",
    "dft": "DfT",
    "dhsc": "DHSC",
    "dluhc": "DLUHC",
    "dwp": "DWP",
    "eef": "EEF",
    "eif": "EIF",
    "esrc": "ESRC",
    "etf": "ETF",
    "foundations": "Foundations; What Works Centre for Children and Families",
    "hm-treasury": "HMT",
    "kings-college-london": "KCL; King's",
    "lse": "LSE",
    "maps": "MaPS; MAPS",
    "mhclg": "MHCLG",
    "moj": "MoJ",
    "national-lottery-community-fund": "TNLCF",
    "nice": "NICE",
    "nilga": "NILGA",
    "niao": "NIAO",
    "ni-executive": "NI Executive; Feidhmeannas Thuaisceart Éireann",
    "nottingham-trent-university": "NTU",
    "office-for-students": "OfS",
    "ppiw": "PPIW",
    "public-health-england": "PHE",
    "public-health-scotland": "PHS",
    "public-health-wales": "Public Health Wales; PHW; Iechyd Cyhoeddus Cymru; ICC",
    "queens-university-belfast": "QUB; Queen's Belfast; Ollscoil na Banríona, Béal Feirste",
    "scottish-government": "ScotGov; Riaghaltas na h-Alba",
    "social-care-wales": "SCW",
    "solace": "SOLACE; Society of Local Authority Chief Executives and Senior Managers",
    "taso": "TASO",
    "ucl": "UCL",
    "ukri": "UKRI",
    "upen": "UPEN",
    "wcpp": "WCPP",
    "welsh-government": "WG; LlC",
    "wlga": "WLGA; CLlLC",
    "wwcsc": "WWCSC",
    "wwg": "What Works Growth",
    "wwn": "WWN",
    "wws": "WWS",
    "yef": "YEF",
    "yff": "YFF",
    "ni-assembly": "NIA; Tionól Thuaisceart Éireann",
    "ni-assembly-committee-3": "AERA Committee",
    "ni-assembly-committee-15": "TEO Committee",
    "ni-assembly-committee-18": "PAC",
    "ni-assembly-committee-117": "AERC",
    "ni-apg-546": "All-Party Group on STEM",
    "scottish-parliament": "Pàrlamaid na h-Alba",
    "scottish-parliament-committee-328": "SPPA Committee",
    "scottish-parliament-committee-338": "FPA Committee",
    "scottish-parliament-committee-341": "EHRCJ Committee",
    "scottish-parliament-committee-343": "DPLR Committee",
    "senedd-committee-210775": "CYPE Committee",
    "senedd-committee-210782": "HSC Committee",
    "senedd-committee-210786": "PAPAC; PAPA Committee",
    "department-for-business-innovation-skills": "BIS",
    "department-for-children-schools-and-families": "DCSF",
    "department-for-communities-northern-ireland": "An Roinn Pobal",
    "department-for-infrastructure-northern-ireland": "An Roinn Bonneagair",
    "department-for-international-trade": "DIT",
    "department-for-regional-development": "DRD",
    "department-for-social-development": "DSD",
    "department-for-the-economy-northern-ireland": "An Roinn Geilleagair",
    "department-of-agriculture-environment-and-rural-affairs-northern-ireland": (
        "An Roinn Talmhaíochta, Comhshaoil agus Gnóthaí Tuaithe"
    ),
    "department-of-culture-arts-and-leisure": "DCAL",
    "department-of-education-northern-ireland": "DENI; An Roinn Oideachais",
    "department-of-enterprise-trade-and-investment": "DETI",
    "department-of-finance-northern-ireland": "An Roinn Airgeadais",
    "department-of-health-northern-ireland": "An Roinn Sláinte",
    "department-of-justice-northern-ireland": "An Roinn Dlí agus Cirt",
    "northern-ireland-housing-executive": "Feidhmeannacht na dTithe",
    "police-service-of-northern-ireland": "Seirbhís Póilíneachta Thuaisceart Éireann",
    "the-executive-office-northern-ireland": "An Oifig Feidhmiúcháin",
    "natural-resources-wales": "NRW; CNC",
    "sports-council-for-wales": "Sport Wales; Chwaraeon Cymru",
    "council-abc": "ABC Council",
    "council-and": "ANDBC",
    "council-ccg": "CCGBC",
    "council-drs": "DCSDC",
    "council-els": "CnES",
    "council-fmo": "FODC",
    "council-lbc": "LCCC",
    "council-mea": "MEABC",
    "council-nmd": "NMDDC",
    "council-ntl": "NPT Council; NPTCBC",
    "council-rct": "RCT; RCTCBC",
}
"""By body, parted by semicolons."""
IN_WELSH: Mapping[str, str] = {
    "cardiff-university": "Prifysgol Caerdydd",
    "welsh-government": "Llywodraeth Cymru",
}
"""Names in Welsh of bodies for which the source states none."""


def emit_names_in_use(emission: Emission) -> None:
    """Emit the names in use of the bodies that were emitted."""
    bodies = emission.emitted(Organization)
    for id_ in sorted(bodies.keys() & IN_USE.keys()):
        for name in IN_USE[id_].split("; "):
            emission.name(RecordId(id_), name, NameWhy.ALIAS, sources=(OURS,))
    for id_ in sorted(bodies.keys() & IN_WELSH.keys()):
        emission.name(
            RecordId(id_),
            IN_WELSH[id_],
            NameWhy.TRANSLATION,
            language=Language.CY,
            sources=(OURS,),
        )
