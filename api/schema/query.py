"""The questions that can be asked."""

from __future__ import annotations

from typing import Annotated

import strawberry

from api.context import Info
from api.cursors import ListOf
from api.introductions import introductions, with_known_ids
from api.limits import ROWS_OF_A_PAGE
from api.made_ids import citation_of
from api.nations import nations
from api.schema import searching
from api.schema.arguments import After, AsOf, First, first_or, given
from api.schema.centres import Centre
from api.schema.changes import RecordHistory, any_history
from api.schema.connections import Connection, connection, page
from api.schema.described import described
from api.schema.health import HealthReport, Status, examine, status
from api.schema.identified import find
from api.schema.inputs import IntroductionPathsInput, question
from api.schema.kept import KeptReport, kept_reports
from api.schema.landscapes import Landscapes
from api.schema.lists import Lists
from api.schema.method import Method, method
from api.schema.metrics import (
    EngagementMetricsInput,
    MetricDefinition,
    MetricRow,
    engagement_metrics,
    metric_definitions,
)
from api.schema.named import Named, named
from api.schema.nations import NationCounts
from api.schema.nodes import Node
from api.schema.organizations import Organization
from api.schema.paths import IntroductionPaths
from api.schema.references import shown
from api.schema.search import SearchConnection
from api.schema.sources import Source
from api.schema.targets import TargetList
from api.schema.ties import Tie
from api.schema.viewers import Viewer
from api.schema.writes import WriteConnection, writes
from api.target_lists import list_in_parts
from graph.errors import InputError
from graph.model import Nation, OrganizationKind, TargetAudience
from graph.names.in_language import by_name
from graph.names.meaning import NameUse
from graph.names.search import APART
from graph.ontology import NodeKind
from graph.records.changes import ChangeKind
from graph.sources import whole
from graph.words import T

NOT_APART = frozenset(NodeKind) - APART
"""Kinds of which a search finds records that is narrowed to none."""


@strawberry.type(description="The questions that can be asked.")
class Query(Lists, Landscapes):
    @described(
        "Records by name, best first: in any language, with small slips, and by the codes of "
        "sources. A post's title also finds its holder."
    )
    def search(
        self,
        info: Info,
        text: Annotated[
            str,
            strawberry.argument(
                description=(
                    "A name, the beginning of one, a post's title, an id or a source's code."
                )
            ),
        ],
        kinds: Annotated[
            list[NodeKind] | None,
            strawberry.argument(
                description=(
                    "Only records of these kinds. Left out: all but those of the landscape, such "
                    "as terms and works."
                )
            ),
        ] = strawberry.UNSET,
        nation: Annotated[
            Nation | None,
            strawberry.argument(description="Only records of this nation. Left out: all."),
        ] = strawberry.UNSET,
        as_of: AsOf = strawberry.UNSET,
        in_office: Annotated[
            bool | None,
            strawberry.argument(
                description="Only who is in office, and what is open or in force, on that day."
            ),
        ] = False,
        first: First = 10,
        after: After = strawberry.UNSET,
    ) -> SearchConnection | None:
        view = info.context.view
        day = as_of or view.as_of
        answers = view.names.search(
            text, as_of=day, kinds=frozenset(kinds or NOT_APART), nation=nation or None
        )
        wanted = [answer for answer in answers if answer.present] if in_office else answers
        return searching.search(info.context, text, wanted, day, first_or(10, first), given(after))

    @described(
        "What a name means: the record of this id or code, else the only one with exactly this "
        "name, titles and letters round it left aside; to ask, else the only one whose name has "
        "all its words. A slip is not guessed at: what is near is told."
    )
    def named(
        self,
        info: Info,
        text: Annotated[
            str,
            strawberry.argument(
                description="A name in any language, a post's title, an id or a source's code."
            ),
        ],
        kinds: Annotated[
            list[NodeKind] | None,
            strawberry.argument(
                description=(
                    "Only records of these kinds. Left out: all but those of the landscape, such "
                    "as terms and works."
                )
            ),
        ] = strawberry.UNSET,
        nation: Annotated[
            Nation | None,
            strawberry.argument(description="Only records of this nation. Left out: all."),
        ] = strawberry.UNSET,
        as_of: AsOf = strawberry.UNSET,
        use: Annotated[
            NameUse | None,
            strawberry.argument(
                name="for", description="What it is written for, and so how certain it must be."
            ),
        ] = NameUse.ASKING,
    ) -> Named | None:
        names, day = info.context.view.names, as_of or info.context.view.as_of
        meant = names.meaning(
            text,
            use or NameUse.ASKING,
            as_of=day,
            kinds=frozenset(kinds or NOT_APART),
            nation=nation or None,
        )
        return named(info.context, meant, day)

    @described(
        "What has this id: a record of any kind, or a tie, a path, a change, a write, a source or "
        "a dataset; or the one record that has this code of a source. Null: there is none."
    )
    async def node(
        self,
        info: Info,
        id: Annotated[
            strawberry.ID,
            strawberry.argument(
                description="An id of ours, or a source's code such as a GSS code."
            ),
        ],
    ) -> Node | None:
        return await find(info.context, id)

    @described("The records with these ids, in their order; null where there is none.")
    async def nodes(
        self,
        info: Info,
        ids: Annotated[
            list[strawberry.ID], strawberry.argument(description="At most 100 ids, as for `node`.")
        ],
    ) -> list[Node | None] | None:
        if len(ids) > ROWS_OF_A_PAGE:
            raise InputError(
                T(
                    "`nodes` answers at most {most} ids; {count} were given. Ask in parts.",
                    most=ROWS_OF_A_PAGE,
                    count=len(ids),
                )
            )
        return [await find(info.context, id) for id in ids]

    @described("Centres and affiliates of the What Works Network, by name.")
    def centres(
        self,
        info: Info,
        as_of: AsOf = strawberry.UNSET,
        include_closed: Annotated[
            bool | None,
            strawberry.argument(
                description=(
                    "Whether to list those too that have closed or merged, or had not begun."
                )
            ),
        ] = False,
        working_on: Annotated[
            str | None,
            strawberry.argument(
                description=(
                    "Only those whose topics answer to words of this, in English or Welsh: "
                    '"youth mental health". Left out: all.'
                )
            ),
        ] = strawberry.UNSET,
        works_in: Annotated[
            Nation | None,
            strawberry.argument(
                description=(
                    "Only those whose remit or activity is stated for this nation or for all of "
                    "the United Kingdom. Left out: all."
                )
            ),
        ] = strawberry.UNSET,
        first: First = 50,
        after: After = strawberry.UNSET,
    ) -> Connection[Centre] | None:
        view = info.context.view
        found = searching.centres_asked_for(
            view,
            as_of or view.as_of,
            include_closed=bool(include_closed),
            on=given(working_on),
            nation=works_in or None,
        )
        rows = page(found, by_name, first_or(50, first), given(after), ListOf("centres"))
        return connection(rows, Centre.of)

    @described("Organisations that are open on a date, by name.")
    def organizations(
        self,
        info: Info,
        kind: Annotated[
            OrganizationKind | None,
            strawberry.argument(description="Only those of this kind. Left out: all."),
        ] = strawberry.UNSET,
        nation: Annotated[
            Nation | None,
            strawberry.argument(description="Only those of this nation. Left out: all."),
        ] = strawberry.UNSET,
        place: Annotated[
            strawberry.ID | None,
            strawberry.argument(
                description="Only those that are stated for this place. Left out: all."
            ),
        ] = strawberry.UNSET,
        as_of: AsOf = strawberry.UNSET,
        first: First = 50,
        after: After = strawberry.UNSET,
    ) -> Connection[Organization] | None:
        view = info.context.view
        found = searching.organizations(
            view, as_of or view.as_of, kind or None, nation or None, given(place)
        )
        rows = page(found, by_name, first_or(50, first), given(after), ListOf("organizations"))
        return connection(rows, shown)

    @described(
        "Who can introduce a Centre to a target: the best paths that differ, or why there is none "
        "and what would help."
    )
    async def introduction_paths(
        self,
        info: Info,
        input: Annotated[IntroductionPathsInput, strawberry.argument(description="The question.")],
    ) -> IntroductionPaths | None:
        context = info.context
        view = await context.view_on(input.as_of or None)
        asked = with_known_ids(view, question(input, context.viewer.centre))
        found = await introductions(context, view, asked, advise=bool(input.advise))
        return IntroductionPaths.of(found, view, asked)

    @described("How two actors are related. Null: there is no evidence that this viewer may use.")
    async def tie(
        self,
        info: Info,
        a: Annotated[
            strawberry.ID, strawberry.argument(description="The id of a person or an organisation.")
        ],
        b: Annotated[
            strawberry.ID,
            strawberry.argument(description="The id of another person or organisation."),
        ],
        as_of: AsOf = strawberry.UNSET,
    ) -> Tie | None:
        ends = (
            searching.actor(info.context.view, a, "a"),
            searching.actor(info.context.view, b, "b"),
        )
        if a == b:
            raise InputError(T("A tie has two ends: `a` and `b` are the same."))
        view = await info.context.view_on(as_of or None)
        tie = view.network.tie(*ends)
        return None if tie is None else Tie.of(tie, view)

    @described("Where the facts come from: every source that the records cite by a prefix.")
    def sources(self, info: Info) -> list[Source] | None:
        prefixes = info.context.view.records.sources
        return [Source.of(whole(prefixes[id])) for id in sorted(prefixes)]

    @described("The source of the tables with this prefix. Null: there is none.")
    def source(
        self,
        info: Info,
        id: Annotated[
            strawberry.ID,
            strawberry.argument(description="Its prefix, such as senedd-cpg, or its id."),
        ],
    ) -> Source | None:
        prefix = info.context.view.records.sources.get(citation_of(id) or id)
        return None if prefix is None else Source.of(whole(prefix))

    @described(
        "What was written, the newest first: by the datasets, and by the viewer's own Centre."
    )
    async def writes(
        self,
        info: Info,
        by: Annotated[
            str | None,
            strawberry.argument(
                description=(
                    "Only those by tables, which is the datasets, or by the viewer's own Centre, "
                    "given by its id. Left out: both."
                )
            ),
        ] = strawberry.UNSET,
        kind: Annotated[
            ChangeKind | None,
            strawberry.argument(description="Only those that did this. Left out: all."),
        ] = strawberry.UNSET,
        about: Annotated[
            str | None,
            strawberry.argument(
                description=(
                    "Only those that tell of this: words of their sentences, or of names in them. "
                    "A page reads at most 2,000 writes for it, and may have no rows though "
                    "`hasNextPage` is true. Left out: all."
                )
            ),
        ] = strawberry.UNSET,
        first: First = 25,
        after: After = strawberry.UNSET,
    ) -> WriteConnection | None:
        return await writes(
            info.context,
            given(by),
            kind or None,
            given(about) or None,
            first_or(25, first),
            given(after),
        )

    @described(
        "What was changed in any record: also in a membership or a tie, and in what is gone. Null: "
        "the viewer knows of no change in such a record."
    )
    async def history(
        self,
        info: Info,
        id: Annotated[strawberry.ID, strawberry.argument(description="An id of ours.")],
    ) -> RecordHistory | None:
        return await any_history(info.context, id)

    @described("What is known in each nation on a date.")
    async def nations(
        self, info: Info, as_of: AsOf = strawberry.UNSET
    ) -> list[NationCounts] | None:
        view = await info.context.view_on(as_of or None)
        return [NationCounts.of(counts, view) for counts in nations(view)]

    @described("Whom the network wants to reach in a nation on a date.")
    async def target_list(
        self,
        info: Info,
        nation: Annotated[Nation, strawberry.argument(description="The nation.")],
        audience: Annotated[
            TargetAudience | None,
            strawberry.argument(description="Of policy or of practice. Left out: policy."),
        ] = TargetAudience.POLICY,
        as_of: AsOf = strawberry.UNSET,
    ) -> TargetList | None:
        view = await info.context.view_on(as_of or None)
        return TargetList.of(list_in_parts(view, nation, audience or TargetAudience.POLICY), view)

    @described(
        "How well the network is connected: figures in long form, each with what it rests on, or "
        "why there is none; at most 50,000."
    )
    async def engagement_metrics(
        self,
        info: Info,
        input: Annotated[EngagementMetricsInput, strawberry.argument(description="The question.")],
    ) -> list[MetricRow] | None:
        return await engagement_metrics(info.context, input)

    @described(
        "What the viewer's Centre kept of its figures, the latest day first, each beside the same "
        "as it is reckoned now: of the latest eight presses."
    )
    async def kept_figures(
        self,
        info: Info,
        holding: Annotated[
            strawberry.ID | None,
            strawberry.argument(
                description="Only the press by which this figure was kept: its `recordId`."
            ),
        ] = strawberry.UNSET,
    ) -> list[KeptReport] | None:
        return await kept_reports(info.context, given(holding))

    @described("What each engagement metric is, in the order in which reports show them.")
    def metric_definitions(self) -> list[MetricDefinition] | None:
        return metric_definitions()

    @described("How strengths are worked out: one table of judgements, the same for every tie.")
    def method(self, info: Info) -> Method | None:
        return method(info.context.language)

    @described("Who asks, and so what may be used for the answers.")
    def viewer(self, info: Info) -> Viewer | None:
        return Viewer.of(info.context.viewer, info.context.view.records)

    @described("Whether the store answers, and what is known.")
    async def status(self, info: Info) -> Status | None:
        return await status(info.context)

    @described(
        "Whether all that is stored is whole. It reads everything, once for each state of the "
        "records, one reading at a time."
    )
    async def examine(self, info: Info) -> HealthReport | None:
        return await examine(info.context)
