"""What each Centre of Lyonesse keeps for itself: meetings that the others do not see, some of them
with a day on which it means to come back.
"""

from __future__ import annotations

from dataclasses import dataclass

from graph import ids
from graph.dates import PartialDate
from graph.model import ActorId, Interaction, InteractionKind, RecordId
from graph.privacy.audience import Audience
from seeds.demo.centres import EVENGLOW, EVERHEARTH, LANTERNLIGHT
from seeds.demo.places import LYONESSE
from seeds.demo.records import DIARY, body, someone
from seeds.sources.emission import Emission


@dataclass(frozen=True, slots=True)
class OwnMeeting:
    """A meeting of one of a Centre's people. `then`: the day and what is to be done."""

    centre: str
    day: str
    names: tuple[str, str]
    title: str
    then: tuple[str, str] | None = None


OWN = (
    OwnMeeting(
        LANTERNLIGHT, "2026-02-10", ("Cosmo Paperboat", "Drusilla Inglenook"), "Grandparents"
    ),
    OwnMeeting(
        LANTERNLIGHT, "2026-03-24", ("Cosmo Paperboat", "Drusilla Inglenook"), "Grandparents, again"
    ),
    OwnMeeting(
        LANTERNLIGHT, "2026-05-12", ("Cosmo Paperboat", "Drusilla Inglenook"), "Play in old age"
    ),
    OwnMeeting(LANTERNLIGHT, "2026-10-01", ("Cosmo Paperboat", "Ansel Oarlock"), "Islands by boat"),
    OwnMeeting(
        LANTERNLIGHT, "2026-04-21", ("Nell Dovecote", "Hesper Dapplegrey"), "A school by the sea"
    ),
    OwnMeeting(
        LANTERNLIGHT,
        "2026-09-24",
        ("Ansel Oarlock", "Barnaby Moonrake"),
        "Winter ferries, as Ansel Oarlock told us",
    ),
    OwnMeeting(
        LANTERNLIGHT,
        "2026-10-29",
        ("Ansel Oarlock", "Barnaby Moonrake"),
        "Winter ferries once more, as Ansel Oarlock told us",
    ),
    OwnMeeting(
        LANTERNLIGHT, "2026-10-06", ("Nell Dovecote", "Melisande Larkspur"), "Money for libraries"
    ),
    OwnMeeting(
        LANTERNLIGHT,
        "2026-11-13",
        ("Theodora Lampwick", "Linnet Foxglove"),
        "Two pages on play",
        ("2026-11-27", "Send the two-page summary to Linnet Foxglove"),
    ),
    OwnMeeting(
        LANTERNLIGHT,
        "2026-11-17",
        ("Nell Dovecote", "Melisande Larkspur"),
        "Money for libraries, again",
        ("2026-12-10", "Figures for Lyonesse to Melisande Larkspur"),
    ),
    OwnMeeting(
        EVERHEARTH, "2026-10-01", ("Vesper Windowsill", "Winifred Shawl"), "Chairs for new homes"
    ),
    OwnMeeting(
        EVERHEARTH, "2026-04-28", ("Hetty Doorstep", "Hesper Dapplegrey"), "Homes on the cliff"
    ),
    OwnMeeting(
        EVERHEARTH,
        "2026-09-17",
        ("Winifred Shawl", "Ursula Parchment"),
        "The law of almshouses, as Winifred Shawl told us",
    ),
    OwnMeeting(
        EVERHEARTH,
        "2026-10-22",
        ("Winifred Shawl", "Ursula Parchment"),
        "The law of almshouses again, as Winifred Shawl told us",
    ),
    OwnMeeting(
        EVERHEARTH, "2026-10-20", ("Silas Chimneypot", "Peregrine Puddingstone"), "Before the snow"
    ),
    OwnMeeting(
        EVERHEARTH,
        "2026-11-10",
        ("Silas Chimneypot", "Peregrine Puddingstone"),
        "A roof for the winter",
        ("2026-12-03", "Ring Piers Doormouse about the launch"),
    ),
    OwnMeeting(
        EVENGLOW, "2026-09-15", ("Agatha Teacosy", "Drusilla Inglenook"), "Evenings in the Isles"
    ),
    OwnMeeting(
        EVENGLOW, "2026-10-13", ("Agatha Teacosy", "Drusilla Inglenook"), "Day rooms in the Isles"
    ),
    OwnMeeting(
        EVENGLOW,
        "2026-11-09",
        ("Agatha Teacosy", "Drusilla Inglenook"),
        "Day rooms, and who keeps them",
        ("2026-12-01", "Bring the list of day rooms"),
    ),
)


def add_own(emission: Emission) -> None:
    """Emit the meetings of each Centre's own."""
    for meeting in OWN:
        centre = body(meeting.centre)
        day, what = meeting.then or (None, None)
        emission.add(
            Interaction(
                id=RecordId(ids.make("demo", "own", meeting.day, *meeting.names)),
                date=PartialDate(meeting.day),
                kind=InteractionKind.MEETING,
                actors=tuple(ActorId(someone(name)) for name in meeting.names),
                title=meeting.title,
                place=LYONESSE,
                follow_up=None if day is None else PartialDate(day),
                follow_up_note=what,
                sources=(f"{DIARY}:{meeting.day}",),
                audience=Audience.of(centre),
                recorded_by=centre,
            )
        )
