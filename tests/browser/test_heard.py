"""What a screen reader says of the search box, the picture, the cards of the paths
and the mark of a strength.
"""

from __future__ import annotations

from playwright.async_api import Page, expect

from tests.browser.heard import heard
from tests.browser.states import DAY, FOUND

OF_ONE_STEP = [
    "heading: Path 1: Directly, through a group you shared level=3",
    "paragraph:",
    "Fair lead · 1 step · newest evidence 8 April 2026",
    "list:",
    "listitem: level=2",
    "link: Youth Endowment Fund",
    "What Works Centre",
    "listitem: level=2",
    "paragraph:",
    "Weak · potential",
    "paragraph:",
    (
        "Jane Dodds chaired the Cross-Party Group on Children and Families, with the Youth "
        "Endowment Fund as an outside member, until April 2026."
    ),
    "group:",
    "DisclosureTriangle: Evidence: 1 fact for step 1 of path 1",
    "listitem: level=2",
    "link: Jane Dodds",
    "Member of the Equality, Human Rights and Social Justice Committee · Address and office:",
    "link: Senedd",
]
"""The mark is in it only by its words."""


async def test_a_card_is_read_from_end_to_end_with_its_marks_in_words(
    page: Page, site: str
) -> None:
    await page.goto(f"{site}/en{FOUND}")
    lines = await heard(page)
    start = lines.index(OF_ONE_STEP[0])
    assert lines[start : start + len(OF_ONE_STEP)] == OF_ONE_STEP
    assert [
        line
        for line in lines
        if "potential" in line and line.startswith(("img", "image", "graphics"))
    ] == []
    evidence = [line for line in lines if line.startswith("DisclosureTriangle: Evidence")]
    assert len(evidence) == len(set(evidence)) == 9  # one for each hop, each by a name of its own


async def test_the_picture_is_a_named_group_of_boxes_in_the_order_of_the_list(
    page: Page, site: str
) -> None:
    await page.goto(f"{site}/en{FOUND}")
    lines = await heard(page)
    start, end = lines.index("figure:"), lines.index("Figcaption:")
    assert lines[start + 1].startswith(
        "group: 5 paths from Youth Endowment Fund to Jane Dodds (Path 1 goes "
    )
    boxes = [line.removeprefix("link: ").partition(",")[0] for line in lines[start + 2 : end]]
    assert boxes == [
        "Youth Endowment Fund",
        "Cross-party group",
        "Own contact Joint work",
        "Mike Hedges",
        "City of Cardiff Council",
        "Foundations - What Works Centre for Children and Families",
        "Sioned Williams",
        "Jane Dodds",
    ]
    assert lines[lines.index("heading: The paths in one picture level=2") + 1] == (
        "link: Skip the picture: the list below holds the same facts"
    )


async def test_a_search_box_is_said_with_its_label_its_hint_its_options_and_their_number(
    page: Page, site: str
) -> None:
    await page.goto(f"{site}/en/?{DAY}")
    named = "combobox: Whom do you want to reach? (A person, a post, a body or a place)"
    assert named in await heard(page)
    await page.locator("#to").press_sequentially("sioned")
    await expect(page.get_by_role("listbox")).to_be_visible()
    await page.press("#to", "ArrowDown")
    lines = await heard(page)
    start = lines.index(f"{named} expanded=True")
    following = [line for line in lines[start + 1 : start + 8] if line != "sioned"]
    assert following[0] == "listbox: Whom do you want to reach?"
    assert following[1].startswith(
        "option: Sioned Williams · Deputy First Minister and Cabinet Minister for Social "
        "Justice and Equality"
    )
    assert following[1].endswith(" selected=True")
    assert following[2:4] == ["status:", "Results: 1. Use up and down"]


async def test_what_is_wrong_is_said_first_and_with_its_field(page: Page, site: str) -> None:
    await page.goto(f"{site}/en/path?from=yef&to=zzzqqq&{DAY}")
    lines = await heard(page)
    start = lines.index("main:")
    assert lines[start + 1 : start + 3] == ["alert:", "heading: There is a problem level=2"]
    (field,) = (line for line in lines if line.startswith("combobox: Whom do you want to reach?"))
    assert "Error: Type a name, a post, a body or a place" in field


async def test_each_part_of_a_page_is_a_landmark_with_a_name_of_its_own(
    page: Page, site: str
) -> None:
    await page.goto(f"{site}/cy{FOUND}")
    lines = await heard(page)
    landmarks = [
        line
        for line in lines
        if line.partition(":")[0]
        in ("banner", "navigation", "main", "complementary", "contentinfo")
    ]
    assert landmarks == [
        "banner:",
        "navigation: Dewislen",
        "navigation: Iaith",
        "main:",
        "complementary: Mwy am y dudalen hon",
        "contentinfo:",
    ]
