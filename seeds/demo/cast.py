"""Who is who in Lyonesse. Fairy-tale names, so that nobody takes them for real."""

from __future__ import annotations

from collections.abc import Mapping

TIDE, ORCHARD, HEARTH, SKYLARK = (
    "Tide Party",
    "Orchard Party",
    "Hearth and Hill Party",
    "Skylark Party",
)

MEMBERS: Mapping[str, tuple[str, ...]] = {
    TIDE: (
        "Sabrine Thistledown",
        "Ottokar Quillfeather",
        "Élodie Brambleworth",
        "Peregrine Puddingstone",
        "Isaura Snowberry",
        "Barnaby Moonrake",
        "Fenella Candlewick",
        "Gawain Hollowtree",
        "Tibalt Rushlight",
        "Ysmay Pennywhistle",
        "Corisande Lambswool",
        "Dunstan Cobblestone",
        "Hesper Dapplegrey",
    ),
    ORCHARD: (
        "Ambrose Gingerbread",
        "Linnet Foxglove",
        "Zéphyrine Oatcake",
        "Jorah Tinderbox",
        "Melisande Larkspur",
        "Odo Marrowfat",
        "Perpetua Honeydew",
        "Rollo Saffronwalk",
        "Wilfrith Damson",
    ),
    HEARTH: (
        "Aldous Bellwether",
        "Berengar Hobnail",
        "Clémence Firefly",
        "Drusilla Inglenook",
        "Griselda Mittens",
        "Hob Lantern",
        "Ignatius Embers",
    ),
    SKYLARK: ("Juniper Goosefeather", "Kit Merrythought", "Lavender Stargazer", "Noll Rainbarrel"),
    "": ("Quenby Wayfarer",),
}
"""Members of the Moot since its election, by party; the last is independent."""
FORMER_MEMBER, FORMER_MINISTER, ELECTED_AFTER_HIM = (
    "Orlando Weathervane",
    "Roderic Greensleeves",
    "Tamsin Wishbone",
)
"""The first resigned and his seat is vacant;
the second left office and seat in May 2026, and the third won his seat in July.
"""

MINISTERS: Mapping[str, str] = {
    "First Minister of Lyonesse": "Sabrine Thistledown",
    "Keeper of the Purse": "Ottokar Quillfeather",
    "Minister for Homes and Hearths": "Peregrine Puddingstone",
    "Minister for Health and Later Life": "Isaura Snowberry",
    "Minister for Roads and Ferries": "Barnaby Moonrake",
    "Counsel of the Realm": "Ursula Parchment",
}
"""In office since the government began. The Counsel has no seat in the Moot."""
CHILDHOOD_MINISTER, COASTS_MINISTER = (
    "Minister for Childhood and Learning",
    "Minister for Tides and Coasts",
)
"""The first office changed hands in May 2026; the second is vacant since November 2026."""

COMMITTEES: Mapping[str, tuple[str, str, tuple[str, ...]]] = {
    "Childhood and Learning Committee": (
        "Linnet Foxglove",
        "Fenella Candlewick",
        ("Clémence Firefly", "Juniper Goosefeather"),
    ),
    "Homes and Places Committee": (
        "Gawain Hollowtree",
        "Jorah Tinderbox",
        ("Griselda Mittens", "Wilfrith Damson"),
    ),
    "Health and Later Life Committee": (
        "Drusilla Inglenook",
        "Zéphyrine Oatcake",
        ("Noll Rainbarrel",),
    ),
    "Purse Committee": (
        "Melisande Larkspur",
        "Tibalt Rushlight",
        ("Berengar Hobnail", "Lavender Stargazer"),
    ),
    "Manners Committee": (
        "Kit Merrythought",
        "Odo Marrowfat",
        ("Ignatius Embers", "Dunstan Cobblestone"),
    ),
}
"""Chair, deputy and the members that matter below; the others are drawn."""
ON_NO_COMMITTEE = (
    *MINISTERS.values(),
    "Élodie Brambleworth",
    "Hesper Dapplegrey",
    "Aldous Bellwether",
    "Ysmay Pennywhistle",
    "Corisande Lambswool",
)

GROUPS: Mapping[str, tuple[str, tuple[str, ...], tuple[str, ...]]] = {
    "Lyonesse Cross-Party Group on Children and Young People": (
        "Clémence Firefly",
        ("Ysmay Pennywhistle", "Corisande Lambswool"),
        ("Lanternlight Centre for Childhood", "Gentle Giants Trust"),
    ),
    "Lyonesse Cross-Party Group on Homelessness and Housing": (
        "Perpetua Honeydew",
        ("Hob Lantern",),
        ("Everhearth Centre for Homes", "Guild of Doorkeepers"),
    ),
    "Lyonesse Cross-Party Group on Older People and Ageing": (
        "Aldous Bellwether",
        ("Dunstan Cobblestone",),
        ("Society of Rocking Chairs",),
    ),
    "Lyonesse Cross-Party Group on Libraries and Play": (
        "Rollo Saffronwalk",
        ("Lavender Stargazer",),
        ("Gentle Giants Trust", "Lanternlight Centre for Childhood"),
    ),
    "Lyonesse Cross-Party Group on Ferries and Rural Roads": (
        "Tibalt Rushlight",
        ("Quenby Wayfarer",),
        ("Guild of Ferrymen",),
    ),
    "Lyonesse Cross-Party Group on Food and Orchards": (
        "Ambrose Gingerbread",
        ("Odo Marrowfat",),
        (),
    ),
}
"""Chair, deputies and outside organizations; the members are drawn."""
GROUP_MEMBERS = (
    "Ambrose Gingerbread",
    "Berengar Hobnail",
    "Fenella Candlewick",
    "Ignatius Embers",
    "Jorah Tinderbox",
    "Juniper Goosefeather",
    "Kit Merrythought",
    "Melisande Larkspur",
    "Noll Rainbarrel",
    "Odo Marrowfat",
    "Quenby Wayfarer",
    "Tamsin Wishbone",
)

COUNCILS: Mapping[str, tuple[str, str]] = {
    "Nine Geese": ("Berta Cloudberry", "Edda Ropewalk"),
    "Drowned Bell": ("Lucan Tollgate", "Florian Weighbridge"),
    "Spindle Shore": ("Mirabel Sandpiper", "Gisela Quayside"),
    "Farther Isles": ("Hal Spindrift", "Ivo Breakwater"),
}
"""Leader and chief executive."""

DEPARTMENTS: Mapping[str, str] = {
    "Department for Childhood and Learning": "Crispin Ledgerline",
    "Department for Homes and Hearths": "Dorothea Inkpot",
}
"""The director of each."""

CHARITIES: Mapping[str, str] = {
    "Gentle Giants Trust": "Magnus Featherbed",
    "Guild of Doorkeepers": "Piers Doormouse",
    "Society of Rocking Chairs": "Winifred Shawl",
    "Guild of Ferrymen": "Ansel Oarlock",
}
"""The director of each."""

CENTRES: Mapping[str, tuple[str, ...]] = {
    "Lanternlight Centre for Childhood": (
        "Theodora Lampwick",
        "Jasper Quincetree",
        "Nell Dovecote",
        "Rosamund Inkwell",
        "Cosmo Paperboat",
    ),
    "Everhearth Centre for Homes": (
        "Silas Chimneypot",
        "Hetty Doorstep",
        "Bruno Latchkey",
        "Vesper Windowsill",
    ),
    "Evenglow Centre for Later Life": ("Agatha Teacosy", "Caspian Armchair", "Odette Twilight"),
}
"""The director first, then the other staff."""
