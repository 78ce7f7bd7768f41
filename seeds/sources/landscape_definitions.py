"""The Welsh of what our own terms mean, which the file of terms has in English alone: a draft, as
the Welsh of their names is.
"""

from __future__ import annotations

from collections.abc import Mapping

DEFINITIONS_CY: Mapping[str, str] = {
    "adolescence": "Tua un ar ddeg i ddeunaw oed.",
    "adult": "Tua phump ar hugain oed hyd at ymddeol.",
    "attainment": (
        "Yr hyn y mae disgyblion yn ei wybod ac yn gallu ei wneud, a bylchau rhwng grwpiau."
    ),
    "central-government": "Gweinidogion, swyddogion ac asiantaethau llywodraeth y DU.",
    "children-in-care": "Dod i ofal, bywyd mewn gofal ac wedi hynny, a gofal gan berthnasau.",
    "community": "Pobl sydd â llais a rhan yn y lle y maent yn byw ynddo.",
    "community-practitioners": (
        "Staff cymorth i ieuenctid, cynghori, tai a gwaith, mewn elusennau gan mwyaf."
    ),
    "crime": "Troseddau o unrhyw fath, a throseddu eto.",
    "devolved-government": (
        "Gweinidogion, swyddogion ac aelodau yng Nghymru, yr Alban a Gogledd Iwerddon."
    ),
    "domestic-abuse": "Cam-drin gan bartner neu aelod o’r teulu, a phlant sy’n byw gydag ef.",
    "early-development": "Iaith, meddwl, teimladau ac iechyd cyn oedran ysgol.",
    "early-years": "Tua dwy flwydd oed hyd at ddechrau’r ysgol.",
    "education-practitioners": "Staff meithrinfeydd, ysgolion, colegau a phrifysgolion.",
    "employers": "Y rhai sy’n cyflogi ac yn hyfforddi.",
    "employment": "Cael gwaith, ei gadw a symud ymlaen ynddo.",
    "environment": "Hinsawdd, natur ac ynni.",
    "evidence-use": (
        "Penderfynwyr ac ymarferwyr sy’n dod o hyd i dystiolaeth, yn ei phwyso ac yn ei defnyddio."
    ),
    "families": "Bywyd teuluol a gofal plant.",
    "family-relationships": (
        "Sut y mae rhieni, gofalwyr a phlant yn cyd-dynnu, a chymorth ar gyfer hynny."
    ),
    "financial-wellbeing": "Rheoli arian, dyled, cynilo a phensiynau.",
    "health": "Pa mor iach yw pobl o ran corff a meddwl, a sut y mae bywyd yn teimlo iddynt.",
    "health-practitioners": "Staff sy’n trin ac yn gofalu mewn gwasanaethau iechyd.",
    "higher-education": "Pwy sy’n mynd i’r brifysgol, yn aros ac yn llwyddo.",
    "homelessness": "Bod heb gartref sefydlog, ac atal hynny.",
    "housing": "Cyflenwad, cost ac ansawdd cartrefi.",
    "infancy": "O’r cenhedlu hyd at tua’r ail ben-blwydd.",
    "later-life": "O tua’r adeg ymddeol ymlaen.",
    "learning": "Yr hyn y mae pobl yn ei ddysgu o’u geni hyd at addysg uwch.",
    "local-growth": "Cwmnïau, cynhyrchiant, cyflogau a phrisiau mewn lle.",
    "local-policy": "Cynghorwyr, meiri, comisiynwyr ac uwch swyddogion lleoedd.",
    "mental-health": "Salwch a gofid meddwl, a thriniaeth ar eu cyfer.",
    "money-home": "Incwm, sgiliau arian a rhywle i fyw.",
    "personal-wellbeing": "Pa mor fodlon, hapus a gwerth chweil y mae pobl yn gweld eu bywydau.",
    "physical-health": "Salwch, anafiadau, gofal a hyd oes.",
    "police-justice-practitioners": "Staff yr heddlu, prawf, cyfiawnder ieuenctid a charchardai.",
    "poverty": "Bod heb ddigon i fyw arno, a chymorth mewn arian neu nwyddau.",
    "primary": "Tua phump i un ar ddeg oed.",
    "safety": "Niwed y mae pobl yn ei wneud i’w gilydd, a sut y caiff ei atal a’i ateb.",
    "school-inclusion": "Bod yn yr ysgol, heb gael ei gau allan, a chael cymorth yno.",
    "services": (
        "Sut y mae gwasanaethau’n penderfynu ac yn gweithio, a’r lleoedd y maent yn eu gwasanaethu."
    ),
    "social-care-practitioners": "Gweithwyr cymdeithasol a staff gwasanaethau gofal a theulu.",
    "social-connection": "Cysylltiadau ag eraill, a bod heb unigrwydd.",
    "substance-use": "Defnydd sy’n niweidio’r person neu eraill.",
    "whole-life": "Dim cyfnod yn arbennig; mae’n cyfateb i bob cyfnod.",
    "work": "Swyddi, cyflog ac economïau lleoedd.",
    "young-adult": (
        "Tua un ar bymtheg i bump ar hugain oed; mae’n gorgyffwrdd â glasoed yn fwriadol."
    ),
    "youth-employment": "Pobl ifanc mewn gwaith, hyfforddiant neu astudiaeth dda.",
    "youth-violence": "Plant a phobl ifanc sy’n dioddef trais neu’n ei gyflawni.",
}
"""By the id of a term."""
