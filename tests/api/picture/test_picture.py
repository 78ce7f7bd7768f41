"""The picture of paths: which boxes it has, where they stand, and what the drawing says."""

from __future__ import annotations

import re
from collections import Counter
from xml.etree import ElementTree

import pytest

from api import built
from api.picture import (
    DrawnPath,
    Ground,
    HopEnd,
    Picture,
    Step,
    figure,
    mark,
    standalone,
    tall,
    wide,
)
from api.picture.lettering import NAME, ROLE, lines, text_width
from api.picture.wide import wide_layout
from graph.model import Language
from graph.ties.tie import Band, Basis
from graph.words import ProperName
from tests.api.picture.picture_rules import box_of, faults, hops

SVG = "{http://www.w3.org/2000/svg}"
EN = Language.EN

CENTRE = HopEnd(
    id="yef",
    name=ProperName("Youth Endowment Fund", article=True),
    role="What Works Centre",
    link="/en/centre/yef",
)
SIONED = HopEnd(
    id="sw", name="Sioned Williams", role="Deputy First Minister of Wales", link="/en/person/sw"
)
MIKE = HopEnd(id="mh", name="Mike Hedges", role="Member of the Senedd, Gŵyr Abertawe")
JANE = HopEnd(id="jd", name="Jane Dodds", role="Member of the Senedd")
CHILDREN = Ground(
    id="cf", kind="Senedd cross-party group", name="Children and Families", link="/en/network/cf"
)


def way(
    rank: int,
    *actors: HopEnd,
    band: Band = Band.MEDIUM,
    basis: Basis = Basis.POTENTIAL,
    substitutes: int = 0,
) -> DrawnPath:
    """A path through the actors; substitutes are the first one's."""
    steps = (
        Step(to=actor, band=band, basis=basis, substitutes=0 if i else substitutes)
        for i, actor in enumerate(actors)
    )
    return DrawnPath(rank=rank, ground=CHILDREN, steps=tuple(steps))


def picture(*ways: DrawnPath) -> Picture:
    return Picture(centre=CENTRE, target="Sioned Williams", ways=ways)


def test_an_introducer_of_two_paths_has_one_box_with_both_ranks() -> None:
    layout = wide_layout(picture(way(1, MIKE, SIONED), way(2, MIKE, JANE, SIONED)), EN)
    assert box_of(layout, "Mike Hedges").ranks == (1, 2)
    assert Counter(edge.key for edge in layout.edges)["yef|mh|medium|potential"] == 1


def test_a_path_that_holds_two_actors_in_the_opposite_order_draws_its_own_boxes() -> None:
    layout = wide_layout(picture(way(1, MIKE, JANE, SIONED), way(2, JANE, MIKE, SIONED)), EN)
    assert [box.spoken for box in layout.boxes[2:-1]] == [
        "Mike Hedges, Member of the Senedd, Gŵyr Abertawe: path 1",
        "Jane Dodds, Member of the Senedd: path 1",
        "Jane Dodds, again, Member of the Senedd: path 2",
        "Mike Hedges, again, Member of the Senedd, Gŵyr Abertawe: path 2",
    ]
    assert faults(layout) == []


def test_links_stand_in_reading_order_and_lead_to_profiles_and_to_paths() -> None:
    root = ElementTree.fromstring(wide(picture(way(1, JANE, MIKE, SIONED), way(2, SIONED)), EN))
    assert [link.get("href") for link in root.findall(f"{SVG}a")] == [
        "/en/centre/yef", "/en/network/cf", "#path-1", "#path-1", "/en/person/sw",
    ]  # fmt: skip
    assert root.get("role") == "group"
    assert (
        root.findtext(f"{SVG}title") or ""
    ) == "2 paths from the Youth Endowment Fund to Sioned Williams"
    assert (
        "Path 2 goes from the Youth Endowment Fund to Sioned Williams directly, by what they share "
        "(Senedd cross-party group: Children and Families): medium and potential."
    ) in (root.findtext(f"{SVG}desc") or "")


def test_substitutes_stand_in_the_box() -> None:
    drawn = wide(picture(way(1, MIKE, SIONED, substitutes=3)), EN)
    assert "or one of 3 others" in drawn
    several = wide_layout(
        picture(way(1, MIKE, SIONED, substitutes=3), way(2, MIKE, JANE, SIONED)), EN
    )
    spoken = box_of(several, "Mike Hedges").spoken
    assert spoken.count("others") == spoken.count("on some paths or one of up to 3 others") == 1


def test_the_same_hops_stand_in_the_wide_picture_the_tall_one_and_the_file() -> None:
    asked = picture(way(1, MIKE, SIONED), way(2, SIONED), way(3, JANE, MIKE, SIONED))
    for svg in (wide(asked, EN), tall(asked, EN), standalone(asked, EN)):
        assert set(re.findall(r'data-hop="([^"]*)"', svg)) == set(hops(asked))


def test_a_path_with_three_introducers_has_the_tall_picture_at_every_width() -> None:
    heledd = HopEnd(id="hf", name="Heledd Fychan")
    asked = picture(way(1, MIKE, JANE, heledd, SIONED))
    assert figure(asked, EN).count("<svg ") == 1
    assert "d-pic-only" in figure(asked, EN)
    with pytest.raises(ValueError, match="more than two introducers"):
        wide(asked, EN)


def test_a_name_is_text_and_never_markup() -> None:
    sly = HopEnd(id='x"y', name="<script>alert(1)</script>", role="{role} & more")
    for svg in (
        figure(picture(way(1, sly, SIONED)), EN),
        standalone(picture(way(1, sly, SIONED)), EN),
    ):
        assert "<script" not in svg
        assert "&lt;script&gt;" in svg
        assert "{role} &amp; more" in svg


def test_the_page_holds_no_inline_style_and_the_file_leads_to_the_page() -> None:
    asked = picture(way(1, MIKE, SIONED))
    assert "style" not in figure(asked, EN)
    file = standalone(asked, EN, "https://dolen.example/en/path?from=yef")
    assert 'href="https://dolen.example/en/path?from=yef#path-1"' in file
    assert 'href="https://dolen.example/en/person/sw"' in file
    assert "<a " not in standalone(asked, EN)


@pytest.mark.parametrize(("basis", "classes"), [
    (Basis.EVIDENCED, ["on", "on", "base", "base"]),
    (Basis.PAST_CONTACT, ["hol", "half", "hol", "half", "base", "base"]),
    (Basis.POTENTIAL, ["hol", "hol", "base", "base"]),
])  # fmt: skip
def test_a_mark_has_as_many_bars_as_the_band_filled_by_the_basis(
    basis: Basis, classes: list[str]
) -> None:
    assert re.findall(r'<(?:rect|path) class="(\w+)"', mark(Band.WEAK, basis)) == classes


def test_every_class_of_the_drawing_has_a_style_in_the_page_and_in_the_file() -> None:
    hidden = HopEnd(id="someone", name="Someone at Foundations", hidden=True)
    asked = picture(
        *(
            way(i, hidden, MIKE, SIONED, band=band, basis=basis)
            for i, (band, basis) in enumerate(_every_tie(), 1)
        )
    )
    used = {
        name for group in re.findall(r'class="([^"]*)"', wide(asked, EN)) for name in group.split()
    }
    page = built.text("dolen.css")
    assert {name for name in used if f".{name}" not in page} == set()
    file = standalone(asked, EN)
    assert {name for name in used - {"d-pic-wide"} if f".{name}" not in file} == set()
    assert "var(" not in file


def _every_tie() -> list[tuple[Band, Basis]]:
    return [(band, basis) for band in Band for basis in Basis]


def test_text_breaks_at_spaces_then_hyphens_then_anywhere_and_is_cut_with_an_ellipsis() -> None:
    assert [line.text for line in lines("Wales Centre for Public Policy", NAME, 138, 3)] == [
        "Wales Centre for",
        "Public Policy",
    ]
    assert [line.text for line in lines("Featherstonehaugh-Cholmondeley", NAME, 170, 3)] == [
        "Featherstonehaugh-",
        "Cholmondeley",
    ]
    cut = lines("Cabinet Minister for Social Justice and Equality and Chief Whip", ROLE, 100, 2)
    assert len(cut) == 2
    assert cut[-1].text.endswith("…")
    assert lines("", ROLE, 100, 3) == ()


def test_a_text_is_as_wide_as_its_letters_and_nine_hundredths_more() -> None:
    # Noto Sans Bold: J 331, o 619, space 260; of 15 pixels, times 1.09; an accent adds nothing.
    assert text_width("Jo J", NAME) == pytest.approx((331 + 619 + 260 + 331) * 15 / 1000 * 1.09)
    assert text_width("ŵ", ROLE) == text_width("w", ROLE)


def test_a_dash_between_parts_of_a_name_begins_no_line_and_is_no_hyphen() -> None:
    name = "Foundations - What Works Centre for Children and Families"
    assert [line.text for line in lines(name, NAME, 170, 9)] == [
        "Foundations\u00a0–",
        "What Works Centre",
        "for Children and",
        "Families",
    ]


def test_a_word_that_must_be_broken_leaves_no_letter_or_two_alone() -> None:
    word = "Cyfansoddiadau"
    assert all(
        len(part.text.rstrip("-")) >= 3
        for room in range(60, 130)
        for part in lines(word, NAME, room, 9)
    )
    assert "".join(part.text.rstrip("-") for part in lines(word, NAME, 60, 9)) == word
