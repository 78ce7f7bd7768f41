"""Introduction paths, and what would help where there is none."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence

import strawberry

from api.context import Context, Info
from api.made_ids import PathAsked
from api.schema.arguments import InLanguage
from api.schema.centres import Centre
from api.schema.described import described
from api.schema.enums import AdviceStep, Audience
from api.schema.evidence import SharedBody
from api.schema.interactions import Interaction
from api.schema.nodes import Actor, Node
from api.schema.organizations import Organization
from api.schema.people import OfficialPage, Person
from api.schema.posts import Post
from api.schema.references import cited, shown
from api.schema.sources import Source
from api.schema.ties import Tie, behind, sources_of
from api.schema.typed import copied, typed
from graph import model
from graph.dates import PartialDate
from graph.model import Language
from graph.names.shown import named
from graph.paths import answer
from graph.paths.answer import Lead, NoPathReason
from graph.paths.draft import Message, draft_of_path, draft_of_step
from graph.ties.parameters import VERSION
from graph.view import View
from graph.words import Fill, Listed, ProperName, Text, joined, say


@strawberry.type(description="One tie of a path, read from the Centre's side.")
class Hop:
    text: strawberry.Private[Fill]

    from_: Actor = strawberry.field(
        name="from", description="The end on the Centre's side: who asks."
    )
    to: Actor = strawberry.field(description="The end on the target's side: who is asked for.")
    tie: Tie = strawberry.field(description="The tie between the two, with its evidence.")
    shared_bodies: list[SharedBody] = strawberry.field(
        description="Bodies that both belong to or belonged to together, the weightiest first."
    )

    @classmethod
    def of(cls, hop: answer.Hop, view: View) -> Hop:
        return cls(
            text=hop.sentence,
            from_=shown(view.records.actor(hop.from_)),
            to=shown(view.records.actor(hop.to)),
            tie=Tie.of(hop.tie, view),
            shared_bodies=[SharedBody.of(shared, view.records) for shared in hop.bodies],
        )

    @described("How the two know one another, in words that a person can read aloud.")
    def sentence(self, info: Info, language: InLanguage = strawberry.UNSET) -> str:
        return say(self.text, language or info.context.language)


@strawberry.type(
    description=(
        "A message to copy and change: who the Centre is, why it writes and what it asks. It says "
        "no more than is recorded."
    )
)
class DraftMessage:
    message: strawberry.Private[Listed]

    to: Actor = strawberry.field(description="To whom it is.")
    audience: Audience = strawberry.field(
        description="Who may use what it says: the own Centre alone, where it says what is private."
    )

    @classmethod
    def of(cls, draft: Message, view: View) -> DraftMessage:
        return cls(
            message=draft.text,
            to=shown(view.records.actor(draft.to)),
            audience=Audience.of(*(record.audience for record in draft.behind)),
        )

    @described("The message, its paragraphs with an empty line between.")
    def text(self, info: Info, language: InLanguage = strawberry.UNSET) -> str:
        return say(self.message, language or info.context.language)


@typed(
    answer.Path,
    beside=(
        "actors",
        "introducers",
        "substitutes",
        "other_ends",
        "ask_first",
        "hops",
        "weakest_hop",
        "id",
    ),
)
@strawberry.type(
    description=(
        "A chain of ties from a Centre to a target along which each actor could introduce the "
        "next. Nobody is on it twice."
    )
)
class IntroductionPath(Node):
    view: strawberry.Private[View]
    path: strawberry.Private[answer.Path]
    drafted: strawberry.Private[Callable[[], DraftMessage]]

    rank: int = strawberry.field(description="Its place in the answer, from 1.")
    score: float = strawberry.field(
        description=(
            "What orders the paths, 0 to 1. It says nothing of how likely an "
            "introduction is: `lead` does."
        )
    )
    lead: Lead = strawberry.field(description="What the path is worth, said by its weakest hop.")
    actors: list[Actor] = strawberry.field(
        description="All actors, from the Centre's side to the target."
    )
    introducers: list[Actor] = strawberry.field(
        description="The inner actors: those who would introduce."
    )
    substitutes: list[Actor] = strawberry.field(
        description=(
            "Others who could stand in for the one introducer in whom merged paths "
            "differ, best first."
        )
    )
    other_ends: list[Actor] = strawberry.field(
        description=(
            "Others who satisfy the target and are reached by the same path with equal "
            "strengths, of a body or a place."
        )
    )
    ask_first: Actor | None = strawberry.field(
        description="Whom to ask first. Null: nobody stands between, and no chair is known."
    )
    hops: list[Hop] = strawberry.field(description="The ties of the path, from the Centre's side.")
    weakest_hop: Hop = strawberry.field(
        description=(
            "The hop where a request is most likely to fail. Of equally weak hops the one "
            "nearest the Centre."
        )
    )
    freshest_evidence: PartialDate | None = strawberry.field(
        description="The newest day on which a fact behind the path is stated true."
    )
    freshest_goes_on: bool = strawberry.field(
        description=(
            "Whether that fact has not ended, so that the day is the one on which its source was "
            "read."
        )
    )

    @classmethod
    def of(
        cls,
        path: answer.Path,
        view: View,
        centre: model.OrganizationId,
        question: answer.Question,
    ) -> IntroductionPath:
        records, hops = view.records, [Hop.of(hop, view) for hop in path.hops]
        return cls(
            view=view,
            path=path,
            id=strawberry.ID(PathAsked(question, view.as_of, path.actors).id),
            actors=[shown(records.actor(id)) for id in path.actors],
            introducers=[shown(records.actor(id)) for id in path.introducers],
            substitutes=[shown(records.actor(id)) for id in path.substitutes],
            other_ends=[shown(records.actor(id)) for id in path.other_ends],
            ask_first=None if path.ask_first is None else shown(records.actor(path.ask_first)),
            hops=hops,
            drafted=lambda: DraftMessage.of(draft_of_path(view, centre, path), view),
            weakest_hop=hops[path.hops.index(path.weakest_hop)],
            **copied(cls, path),
        )

    def used_by(self, context: Context) -> Audience:
        ties = (hop.tie for hop in self.path.hops)
        return Audience.of(*(record.audience for record in behind(self.view.records, ties)))

    def called(self, context: Context, language: Language) -> str:
        names = [named(self.view.records, actor) for actor in self.path.actors]
        return say(joined(names, ", "), language)

    def citations(self) -> Sequence[str]:
        return sources_of(hop.tie for hop in self.path.hops)

    @described("A message to whom to ask first, else to the target. Nobody sends it.")
    def draft(self) -> DraftMessage:
        return self.drafted()


@strawberry.type(description="One to write to where nobody introduces, and why.")
class OfficeToWriteTo:
    why: strawberry.Private[Text]

    actor: Actor = strawberry.field(
        description="The holder of the post, the chair of the body, the person or the body."
    )
    pages: list[OfficialPage] = strawberry.field(
        description="Where address and office stand, at least one page."
    )

    @classmethod
    def of(cls, one: answer.WriteTo, records: model.Records) -> OfficeToWriteTo:
        return cls(
            why=one.sentence,
            actor=shown(records.actor(one.actor)),
            pages=[OfficialPage(page=page) for page in one.pages],
        )

    @described("What to do, in words that a person can read aloud.")
    def sentence(self, info: Info, language: InLanguage = strawberry.UNSET) -> str:
        return say(self.why, language or info.context.language)


@typed(answer.NoPath, beside=("last_contact", "last_contact_through", "write_to"))
@strawberry.type(description="Why there is no path.")
class NoPath:
    text: strawberry.Private[Fill]
    open_questions: strawberry.Private[Sequence[ProperName]]

    reason: NoPathReason = strawberry.field(description="The reason.")
    hops_needed: int | None = strawberry.field(
        description=(
            "With how many hops there would be a path, where the reason is that "
            "the limit is too low."
        )
    )
    next_session: dt.date | None = strawberry.field(
        description=(
            "Of a legislature that was dissolved, the day from which its next members sit. Null: "
            "it was not dissolved, or the day is not known here."
        )
    )
    last_contact: Interaction | None = strawberry.field(
        description=(
            "The Centre's last interaction in the target's nation, a predecessor's included."
        )
    )
    last_contact_through: Centre | None = strawberry.field(
        description=(
            "The predecessor that took part in the last contact, where the Centre itself did not."
        )
    )
    write_to: list[OfficeToWriteTo] = strawberry.field(
        description=(
            "To whom one can write anyway: people, then the nearest body that has a website. "
            "Empty: no fact states where."
        )
    )

    @classmethod
    def of(cls, none: answer.NoPath, records: model.Records) -> NoPath:
        last, through = none.last_contact, none.last_contact_through
        return cls(
            text=none.sentence,
            open_questions=none.unknowns,
            last_contact=None if last is None else Interaction.of(records.interactions[last]),
            last_contact_through=None
            if through is None
            else Centre.of(records.organizations[through]),
            write_to=[OfficeToWriteTo.of(one, records) for one in none.write_to],
            **copied(cls, none),
        )

    @described("The reason in words that a person can read aloud.")
    def sentence(self, info: Info, language: InLanguage = strawberry.UNSET) -> str:
        return say(self.text, language or info.context.language)

    @described("What the data cannot know, and so may be missing from the answer.")
    def unknowns(self, info: Info, language: InLanguage = strawberry.UNSET) -> list[str]:
        return [say(unknown, language or info.context.language) for unknown in self.open_questions]


@typed(
    answer.Advice,
    beside=("step", "organization", "post", "people", "secretariat", "sources"),
)
@strawberry.type(description="A step that would bring the Centre closer to the target.")
class Advice:
    text: strawberry.Private[Fill]
    drafted: strawberry.Private[Callable[[], DraftMessage | None]]

    step: AdviceStep = strawberry.field(description="What to do.")
    organization: Organization | None = strawberry.field(
        description="The group or network that the step is about."
    )
    post: Post | None = strawberry.field(description="The post that the step is about.")
    people: list[Person] = strawberry.field(description="Whom to turn to, the best-placed first.")
    secretariat: list[Actor] = strawberry.field(description="The secretariat of the group.")
    secretariat_as_written: list[str] = strawberry.field(
        description="Those of the secretariat who have no record here, in the words of the source."
    )
    matches: list[str] = strawberry.field(
        description="The Centre's topic words that the group matches."
    )
    tie_now: float | None = strawberry.field(
        description=(
            "The strength of the tie that the step changes, as it is. Null: there is no such tie."
        )
    )
    tie_if_done: float | None = strawberry.field(
        description="The strength of that tie if the step is taken."
    )
    score_if_done: float | None = strawberry.field(
        description="The score of the best path if the step is taken."
    )
    lead_if_done: Lead | None = strawberry.field(
        description="What the best path would be worth if the step is taken."
    )
    sources: list[Source] = strawberry.field(
        description="Where the facts of this advice come from."
    )

    @classmethod
    def of(cls, advice: answer.Advice, view: View, found: answer.IntroductionPaths) -> Advice:
        records = view.records

        def drafted() -> DraftMessage | None:
            draft = draft_of_step(view, found.centre, found.targets, advice)
            return None if draft is None else DraftMessage.of(draft, view)

        return cls(
            text=advice.sentence,
            drafted=drafted,
            step=AdviceStep(advice.step.value),
            organization=None
            if advice.organization is None
            else shown(records.organizations[advice.organization]),
            post=None,
            people=[Person.of(records.people[id]) for id in advice.people],
            secretariat=[shown(records.actor(id)) for id in advice.secretariat],
            sources=cited(advice.sources, view),
            **copied(cls, advice),
        )

    @described(
        "A message to whom the step says to turn to. Nobody sends it. Null: the step names nobody."
    )
    def draft(self) -> DraftMessage | None:
        return self.drafted()

    @described("The advice in words that a person can read aloud.")
    def sentence(self, info: Info, language: InLanguage = strawberry.UNSET) -> str:
        return say(self.text, language or info.context.language)


@typed(
    answer.IntroductionPaths,
    beside=("centre", "targets", "paths", "no_path", "advice", "strength_version"),
)
@strawberry.type(
    description="Who can introduce a Centre to a target, through whom, and what would help."
)
class IntroductionPaths:
    texts: strawberry.Private[list[Fill]]

    centre: Centre = strawberry.field(
        description=(
            "The Centre that asks. Where the one that was asked for has merged, its successor."
        )
    )
    as_of: dt.date = strawberry.field(description="The day for which the question is answered.")
    targets: list[Actor] = strawberry.field(description="Who satisfies the target on that day.")
    paths: list[IntroductionPath] = strawberry.field(description="The paths, best first.")
    complete: bool = strawberry.field(
        description=(
            "False: the search stopped at its time limit. What is here is true; a "
            "better path may exist."
        )
    )
    more: bool | None = strawberry.field(
        description="Whether there are more paths than are here. Null: it is not known."
    )
    no_path: NoPath | None = strawberry.field(
        description="Why there is no path. Null where there is one."
    )
    advice: list[Advice] = strawberry.field(description="What would help most, best first.")
    strength_version: str = strawberry.field(
        description=(
            "The version of the table of parameters from which strengths are computed. Answers of "
            "two versions do not compare."
        )
    )

    @classmethod
    def of(
        cls, found: answer.IntroductionPaths, view: View, question: answer.Question
    ) -> IntroductionPaths:
        records = view.records
        return cls(
            texts=list(found.notes),
            centre=Centre.of(records.organizations[found.centre]),
            targets=[shown(records.actor(id)) for id in found.targets],
            paths=[IntroductionPath.of(path, view, found.centre, question) for path in found.paths],
            no_path=None if found.no_path is None else NoPath.of(found.no_path, records),
            advice=[Advice.of(advice, view, found) for advice in found.advice],
            strength_version=VERSION,
            **copied(cls, found),
        )

    @described("What one should know to read the answer, such as that the Centre has merged.")
    def notes(self, info: Info, language: InLanguage = strawberry.UNSET) -> list[str]:
        return [say(text, language or info.context.language) for text in self.texts]
