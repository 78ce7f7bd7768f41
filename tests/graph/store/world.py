"""A small world as tables: two Centres, a legislature with a committee, a post, a place, two
people and what relates them.
"""

from __future__ import annotations

import tempfile
from pathlib import Path

from graph.model import Records
from graph.tables import read

TABLES = {
    "dataset.toml": (
        'title = "World"\nnation = "wales"\ndoes_not_state = ["a", "b"]\n[[sessions]]\n'
        'legislature = "senedd"\nfrom = 2026-05-08\n[[sessions]]\nlegislature = "senedd"\n'
        'from = 2021-05-06\nto = 2026-04-08\n[sources.cpg]\ntitle = "Groups"\n'
        'address = "https://x.example/{}"\nread_on = 2026-07-01\n'
    ),
    "places.csv": (
        "code,kind,name,parent\nW92000004,nation,Wales,\n"
        "W07000041,constituency,Ynys Môn,W92000004\n"
    ),
    "people.csv": (
        "id,name,identifiers,died,source\n"
        "sioned,Sioned Williams,wikidata:Q1; senedd:7,,cpg:1; cpg:2\nhuw,,,2019-04,\n"
    ),
    "organizations.csv": (
        "id,kind,name,place,parent,from,successor,topics,remit\n"
        "senedd,legislature,Senedd,W92000004,,,,,\n"
        "health,committee,Health Committee,,senedd,2021-06,,,\n"
        "eif,centre,Early Intervention Foundation,,,2013,foundations,early / care,\n"
        "foundations,centre,Foundations,,,,,children; families / care,a; b\n"
    ),
    "posts.csv": (
        "id,label,organization,kind,place,home,days_per_week\nchair,Chair,health,chair,,,\n"
        "fellow,Fellow,senedd,embedded,W07000041,foundations; eif,2.5\n"
    ),
    "memberships.csv": (
        "id,actor,as_written,organization,post,role,on_behalf_of,from,to\n"
        "m1,sioned,,health,chair,chair,,2021-06,\n"
        "m2,sioned,,senedd,,member,,2021-05-06,2026-04-08\n"
        "m3,,Carers Wales,health,,outside-organization,,,\n"
        "m4,,A. N. Other,senedd,fellow,member: Fellow,foundations,,\n"
    ),
    "formal_ties.csv": "id,a,b,kind,from\nt1,senedd,foundations,funder,2020\n",
    "interactions.csv": (
        "id,date,to,kind,actors,as_written,attendance,place\n"
        "i1,2026-05-01,2026-05-02,meeting,sioned; foundations; huw,Carers Wales; "
        "Age,60,W92000004\n"
    ),
    "declared_ties.csv": "id,by,about,level,confirmed_on\nd1,sioned,huw,know-well,2026-01\n",
    "names.csv": "id,name,language,why\neif,EIF,en,alias\n",
    "target_lists.csv": "nation,audience,post,weight\nwales,policy,chair,2\n",
    "frameworks.csv": (
        "id,title,publisher,nation,lens,edition,status,from,to,source\n"
        "ours,Shared outcomes,Dolen,,,1,in-force,,,\n"
        "goals,Goals,Welsh Government,wales,outcome,2015,in-force,2015-04,,cpg:3\n"
    ),
    "concepts.csv": (
        "id,framework,lens,label,label_cy,label_cy_draft,definition,definition_cy,broader,age_from,age_to,"
        "audience_kind,source\n"
        "learning,ours,outcome,Learning,Dysgu,yes,What people learn.,Yr hyn a ddysgir.,,,,,\n"
        "attainment,ours,outcome,Attainment,Cyrhaeddiad,yes,,,learning,,,,\n"
        "primary,ours,life-stage,Primary school age,,,,,,5,11,,\n"
        "local-policy,ours,audience,Councils,,,,,,,,policy,\n"
        "prosperous,goals,outcome,A prosperous Wales,,,,,,,,,cpg:3\n"
    ),
    "mappings.csv": (
        "subject,object,predicate,confidence,judged_by,note\n"
        "attainment,prosperous,broad,low,Dolen,Work follows from it.\n"
    ),
    "remits.csv": (
        "organization,aim,outcomes,life_stages,audiences,places,weight,source\n"
        "foundations,Help families,learning,primary,local-policy,W92000004,core,cpg:4\n"
    ),
    "works.csv": (
        "id,kind,title,lead,partners,outcomes,places_tested,from,to,is_partnership,"
        "none_yet,source\n"
        "w1,trial,Reading at home,foundations,eif,attainment,W92000004,2020,2021,,,cpg:5\n"
        "w2,programme,Reading,foundations,senedd,attainment,,2022,,yes,purpose; owner,cpg:5\n"
    ),
    "findings.csv": (
        "id,intervention,outcome,direction,level,centre,places,work,published,source\n"
        "f1,Reading at home,attainment,+,3 months,foundations,W92000004,w1,2021,cpg:6\n"
        "f2,Homework,attainment,-,,foundations,,,,cpg:6\n"
    ),
    "priorities.csv": (
        "id,place,title,outcomes,life_stages,kind,from,source\n"
        "pr1,W92000004,Raise standards,attainment,primary,priority,2021,cpg:7\n"
    ),
    "kept_figures.csv": (
        "as_of,position,window_days,metric,part,nation,centre,definition_version,value\n"
        "2026-06-30,7,180,M-01,MET,wales,foundations,1,0.25\n"
    ),
    "conflicts.csv": "table,key,field,value,source\nmemberships,m2,to,2026-05,cpg:2\n",
}


def world(**changed: str) -> Records:
    """Return the world, with whole tables replaced: `world(people="id,name\\n...")`."""
    with tempfile.TemporaryDirectory() as place:
        return read(write_world(Path(place) / "world", **changed))


def write_world(folder: Path, **changed: str) -> Path:
    """Write the world's tables into a folder, with whole tables replaced."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, content in {
        **TABLES,
        **{f"{table}.csv": content for table, content in changed.items()},
    }.items():
        (folder / name).write_text(content, encoding="utf-8")
    return folder


def many(people: int) -> Records:
    """Return this many people, each a member of one of a hundred networks, and one in ten at
    a meeting with the next.
    """
    ids = [f"p{number}" for number in range(people)]
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        rows = {
            "people": ["id,name", *(f"{id_},Person {id_}" for id_ in ids)],
            "organizations": [
                "id,kind,name",
                *(f"o{number},network,Network {number}" for number in range(100)),
            ],
            "memberships": [
                "actor,organization,source",
                *(
                    f"{id_},o{(number * 7 + turn) % 100},cpg:{number}"
                    for number, id_ in enumerate(ids)
                    for turn in range(3)
                ),
            ],
            "interactions": [
                "id,date,kind,actors",
                *(
                    f"i{number},2026-05,meeting,{ids[number]}; {ids[number + 1]}"
                    for number in range(0, people - 1, 10)
                ),
            ],
        }
        for name, lines in rows.items():
            (folder / f"{name}.csv").write_text("\n".join([*lines, ""]), encoding="utf-8")
        return read(folder)
