"""The question for paths, read from the address; and the questions that cannot be asked."""

from __future__ import annotations

from api.pages.ask_box import ask_box
from api.pages.asked import Asked
from api.pages.meant import CHOICE, ChoiceShown, Ends
from api.pages.page import FormProblem
from graph.errors import InputError
from graph.paths.answer import Question, Target
from graph.paths.asked import needless
from graph.paths.target import Targets
from graph.ties.tie import Basis
from graph.words import Fill, T

PATHS = 5
PATHS_OF_MANY = 10
"""Where more than `MOST_HOLDERS` satisfy the target."""
MOST_HOLDERS = 25
STEPS = 3
KNOWN = ",".join(basis for basis in Basis if basis is not Basis.POTENTIAL)
"""The value of `basis` that leaves out potential ties."""


def question_of(asked: Asked, meant: Ends, target: Target, *, many: bool) -> Question:
    """Return the question with what the address says of it.
    `many`: more than `MOST_HOLDERS` satisfy its target.

    Raises:
        InputError: a number is none, or a basis is unknown.
    """
    return Question(
        centre=meant.centre.id,
        target=target,
        first=_number(asked, "k", PATHS_OF_MANY if many else PATHS),
        max_hops=_number(asked, "max_hops", STEPS),
        basis=_basis(asked.value("basis")),
        through_colleagues=asked.value("colleagues") == "yes",
    )


def not_needed(asked: Asked, meant: Ends, reached: Targets) -> ChoiceShown | None:
    """Return the page that says that a Centre asks for itself or for a colleague of its own;
    None: it asks for others.
    """
    told = needless(asked.view, meant.centre.id, reached)
    return None if told is None else _refused(asked, told)


def _refused(asked: Asked, said: Fill) -> ChoiceShown:
    heading = T("Who can introduce us?")
    records = asked.view.records
    names = [
        asked.name(record).text
        for field in ("from", "to")
        if (record := records.node(asked.value(field))) is not None
    ]
    return ChoiceShown(
        template=CHOICE,
        title=T("Error: {title}", title=heading),
        heading=heading,
        status=422,
        problems=(FormProblem("to", said, T("Type a name, a post, a body or a place")),),
        ask=ask_box(asked, names[0], names[-1]),
        candidates=(),
        others=0,
        search=asked.address("search"),
    )


def _number(asked: Asked, name: str, default: int) -> int:
    text = asked.value(name)
    if not text:
        return default
    if not (text.isascii() and text.isdecimal()):
        raise InputError(
            T(
                '{name} is "{value}". Give a whole number, or leave it out.',
                name=name,
                value=asked.quoted(name),
            )
        )
    return int(text[:6])


def _basis(text: str) -> frozenset[Basis]:
    if not text:
        return frozenset(Basis)
    known = {basis.value: basis for basis in Basis}
    asked_for = [part.strip() for part in text.split(",")]
    if not all(part in known for part in asked_for):
        raise InputError(
            T(
                "A basis is one of {known}. Give one or more with commas between, or "
                "leave it out for all.",
                known=", ".join(known),
            )
        )
    return frozenset(known[part] for part in asked_for)
