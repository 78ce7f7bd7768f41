"""A post: who holds it now, who held it before, and who is closest to its holder."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from starlette.responses import Response

from api.describe import last_holding
from api.pages.asked import Asked
from api.pages.page import Made, Page, Table
from api.pages.profiles import queries
from api.pages.profiles.frame import Profile, asked_for, asks, framed, is_private, question
from api.pages.profiles.nearest import Nearest, nearest
from api.pages.profiles.queries import query_of
from api.pages.profiles.refs import Ref, member_ref, named_ref, ref_of
from api.pages.profiles.spells import Held, holders, is_now, read_long_before
from api.pages.profiles.succession import Succession, succession
from graph.model import ActorId, Post, PostKind, PostStatus
from graph.names.former_titles import now_called, out_of_use
from graph.paths.target import find_targets, target_of
from graph.tenure import Occupancy
from graph.ties.parameters import LAPSED
from graph.ties.strength import band as band_of
from graph.ties.tie import Band
from graph.words import Fill, T


@dataclass(frozen=True, slots=True)
class HolderReach:
    """How many ties of each band a present holder has, and how many bodies the holder is in."""

    holder: Ref
    bands: Sequence[tuple[Band, int]]
    bodies: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PostShown(Profile):
    occupancy: Occupancy
    said: Fill
    """Whether it is held, vacant, unknown or a title that is no longer used, in words."""
    last_holder: Ref | None
    """Of a vacant post, the latest who left it."""
    last_until: dt.date | None
    now: Ref | None
    """Of a title that is no longer used, the post that goes on with it."""
    body: Ref | None
    place: Ref | None
    homes: Sequence[Ref]
    days_per_week: float | None
    nearest: Nearest | None
    holders: Sequence[Held]
    reach: Sequence[HolderReach]
    succession: Succession | None
    embedded: bool

    def table(self) -> Table:
        columns = ("postId", "holderId", "holder", "now", "dates", "from", "to")
        return Table(
            columns,
            [
                (
                    self.frame.id,
                    each.what.id if each.what else None,
                    each.said,
                    "yes" if each.now else "no",
                    each.when,
                    each.since,
                    each.until,
                )
                for each in self.holders
            ],
        )


async def make(asked: Asked) -> Made:
    post = asked_for(asked, Post, "post")
    if isinstance(post, Response):
        return post
    view = asked.view
    spells = view.tenure.of_post(post.id)
    last = last_holding(view, post)
    occupancy = view.tenure.occupancy(post.id, view.as_of)
    held = occupancy is Occupancy.HELD
    now = now_called(view.records, view.tenure, post, view.as_of)
    frame = await framed(asked, post, [spell.membership for spell in spells])
    return PostShown(
        title=asked.name(post).text,
        private=is_private(asked),
        query=query_of(asked, queries.POST, post),
        frame=frame if held else replace(frame, what=None),  # the notice says who held it
        ask=question(asked, reachable=held),
        occupancy=occupancy,
        said=_said(asked, post, occupancy),
        last_holder=None if held or last is None else member_ref(asked, last[0].membership),
        last_until=None if held or last is None else last[1],
        now=None if now is None else ref_of(asked, now.id),
        body=ref_of(asked, post.organization),
        place=ref_of(asked, post.place),
        homes=[home for each in post.homes if (home := ref_of(asked, each))],
        days_per_week=post.days_per_week,
        nearest=await nearest(asked, post, find_targets(asked.view, target_of(post)))
        if held
        else None,
        holders=holders(asked, spells),
        reach=[
            _reach(asked, actor)
            for actor in dict.fromkeys(
                each.membership.actor for each in spells if is_now(asked, each)
            )
            if actor
        ],
        succession=succession(asked, spells),
        embedded=post.kind is PostKind.EMBEDDED,
    )


def _reach(asked: Asked, holder: ActorId) -> HolderReach:
    view = asked.view
    strengths = [
        view.network.strength(holder, other) or 0.0 for other in view.network.neighbours(holder)
    ]
    bands = Counter(band_of(strength) for strength in strengths if strength >= LAPSED)
    bodies = {spell.membership.organization for spell in view.tenure.of_actor(holder, view.as_of)}
    return HolderReach(
        named_ref(asked, holder), [(band, bands[band]) for band in Band], len(bodies)
    )


def _said(asked: Asked, post: Post, occupancy: Occupancy) -> Fill:
    day = asked.view.as_of
    holding = asked.view.tenure.of_post(post.id, day)
    if post.valid_to is not None and post.valid_to.last < day:
        return T("This post ended: {date}.", date=post.valid_to)
    if post.status is PostStatus.PLANNED:
        return T("This post is planned. Nobody holds it yet.")
    out = out_of_use(asked.view.records, asked.view.tenure, post, day)
    if out is not None:
        return out
    return {
        Occupancy.HELD: T(
            "The post is held as of {day}.", day=read_long_before(asked, holding) or day
        ),
        Occupancy.VACANT: T("The post is vacant as of {day}.", day=day),
        Occupancy.UNKNOWN: T(
            "Who holds this post on {day} is not known here. That does not mean that it is vacant.",
            day=day,
        ),
    }[occupancy]


PAGE = Page(
    name="post",
    path="/post/{id}",
    make=make,
    template="post.html",
    menu="search",
    ask=asks(queries.POST, Post, "post"),
    files=("csv",),
)
