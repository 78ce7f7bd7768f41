"""Of which organizations of GOV.UK's list we have use, and what they are called here. Data, no
logic.
"""

from __future__ import annotations

from collections.abc import Mapping

OUR_IDS: Mapping[str, str] = {
    "D10": "dwp",
    "D1198": "beis",
    "D12": "dhsc",
    "D1342": "dluhc",
    "D1419": "mhclg",
    "D15": "hm-treasury",
    "D16": "home-office",
    "D18": "moj",
    "D2": "cabinet-office",
    "D585": "department-of-education-northern-ireland",
    "D6": "dfe",
    "D9": "dft",
}
"""By code, where the id is not the end of the address in the list."""
SINCE_2010: Mapping[str, str] = {
    "D1196": "Department for International Trade",
    "D1197": "Department for Exiting the EU",
    "D1198": "Department for Business, Energy and Industrial Strategy",
    "D13": "Foreign and Commonwealth Office",
    "D1342": "Department for Levelling Up, Housing and Communities",
    "D24": "",
    "D3": "Department for Business, Innovation and Skills",
    "D4": "Ministry of Housing, Communities and Local Government",
    "D5": "Department for Digital, Culture, Media and Sport",
    "D609": "Department for Children, Schools and Families",
    "D8": "Department for International Development",
    "D11": "Department of Energy and Climate Change",
}
"""Departments of the UK Government that closed since 2010, by code, each with its name among the
ministers of the Institute for Government, which has its last day; "": it has none there.
"""
UNLISTED: Mapping[str, str] = {"Department for Communities and Local Government": "dclg"}
"""Departments that closed since 2010 and that the list has not, by their names among the ministers,
each with its id.
"""
NOT_OF_THEIR_OWN: Mapping[str, str] = {
    "Department for Culture, Media and Sport": "the present one has its name",
    "Department of Health": "it is a former name of what it became",
    "Deputy Prime Minister's Office": "a part of the Cabinet Office",
}
"""Those that are no record of their own, and why."""
RENAMED: Mapping[str, tuple[str, str]] = {"D23": ("scotland-office", "Scotland Office")}
"""Departments that the list has under their former name alone, by code the end of the address that
it gives for them now, and their name.
"""
OF_NORTHERN_IRELAND = frozenset({"D747", "D748", "D750", "D853"})
"""Departments that closed there, of which the list says into what; others it calls devolved."""
NO_NAME = frozenset({"UK Government in Wales"})
"""What stands as an abbreviation and is a sign on several doors."""
FORMERLY: Mapping[str, tuple[str, ...]] = {
    "department-of-agriculture-environment-and-rural-affairs-northern-ireland": (
        "Department of Agriculture and Rural Development",
        "DARD",
    ),
    "department-of-finance-northern-ireland": ("Department of Finance and Personnel", "DFP"),
    "department-of-health-northern-ireland": (
        "Department of Health, Social Services and Public Safety",
        "DHSSPS",
    ),
    "the-executive-office-northern-ireland": (
        "Office of the First Minister and deputy First Minister",
        "OFMDFM",
    ),
    "dhsc": ("DH",),
    "scotland-office": ("Office of the Secretary of State for Scotland",),
}
"""Names before a department was renamed, of which the list has no organization of their own."""
HEADED_BY: Mapping[str, str] = {
    "acting-deputy-first-minister": "the-executive-office-northern-ireland",
    "acting-first-minister": "the-executive-office-northern-ireland",
    "deputy-first-minister": "the-executive-office-northern-ireland",
    "first-minister": "the-executive-office-northern-ireland",
    "junior-minister": "the-executive-office-northern-ireland",
    "minister-for-communities": "department-for-communities-northern-ireland",
    "minister-for-infrastructure": "department-for-infrastructure-northern-ireland",
    "minister-for-the-economy": "department-for-the-economy-northern-ireland",
    "minister-of-agriculture-environment-and-rural-affairs": (
        "department-of-agriculture-environment-and-rural-affairs-northern-ireland"
    ),
    "minister-of-education": "department-of-education-northern-ireland",
    "minister-of-finance": "department-of-finance-northern-ireland",
    "minister-of-health": "department-of-health-northern-ireland",
    "minister-of-justice": "department-of-justice-northern-ireland",
}
"""By the end of the id of a post in Northern Ireland's Executive the department that it names."""
