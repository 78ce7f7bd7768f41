"""Pictures of paths by chance: long names, Welsh words, up to twenty paths.
The same seed gives the same picture.
"""

from __future__ import annotations

import random
from dataclasses import dataclass

from api.picture.values import DrawnPath, Ground, HopEnd, Picture, Step
from graph.model import Language
from graph.ties.tie import Band, Basis

NAMES = (
    "Mairwen",
    "Llywelyn",
    "ap",
    "Featherstonehaugh-Cholmondeley",
    "Jo",
    "Angharad",
    "O’Neill",
    "Llanfairpwllgwyngyllgogerych",
    "Ŵyn",
)
ROLES = (
    "Cabinet",
    "Minister",
    "for",
    "Social",
    "Justice",
    "and",
    "Cydraddoldeb",
    "Ysgrifennydd",
    "Committee",
    "Gŵyr",
    "Abertawe",
    "Trefnydd",
)
GROUPS = (
    "Children",
    "and",
    "Families",
    "Grŵp",
    "trawsbleidiol",
    "Homelessness",
    "Iechyd",
    "Meddwl",
    "What",
    "Works",
    "Network",
)


@dataclass
class World:
    """The actors, grounds and ties of one answer by chance:
    a pair has one tie, and a first hop one ground.
    """

    rng: random.Random
    most_introducers: int
    most_paths: int

    def __post_init__(self) -> None:
        rng = self.rng
        self.pool = [
            self._actor(f"p{i}") for i in range(rng.randint(max(1, self.most_introducers), 9))
        ]
        self.ends = [
            self._actor(f"t{i}")
            for i in range(
                1 if rng.random() < 0.7 else rng.randint(2, 4 if self.most_paths <= 10 else 12)
            )
        ]
        self.grounds = [
            Ground(
                id=f"g{i}",
                kind=self._words(ROLES, 1, 4),
                name=self._words(GROUPS, 1, 9),
                link="/en/body/g",
            )
            for i in range(rng.randint(1, 5))
        ]
        self.starts = [None] if rng.random() < 0.7 else [None, "s1", "s2"]
        self.ties: dict[object, tuple[Band, Basis]] = {}
        self.shared: dict[object, Ground] = {}

    def picture(self) -> Picture:
        ways: dict[object, DrawnPath] = {}
        for _ in range(self.rng.randint(1, self.most_paths)):
            way = self._way(len(ways) + 1)
            ways.setdefault((way.start, way.ground.id, *(step.to.id for step in way.steps)), way)
        return Picture(centre=self._actor("c"), target=self.ends[0].name, ways=tuple(ways.values()))

    def _way(self, rank: int) -> DrawnPath:
        rng = self.rng
        start = rng.choice(self.starts)
        between = rng.sample(self.pool, min(len(self.pool), rng.randint(0, self.most_introducers)))
        steps, last = [], start or "c"
        for actor in (*between, rng.choice(self.ends)):
            band, basis = self.ties.setdefault(
                (last, actor.id), (rng.choice(list(Band)), rng.choice(list(Basis)))
            )
            steps.append(
                Step(
                    to=actor,
                    band=band,
                    basis=basis,
                    substitutes=rng.choice((0, 0, 0, 1, 3)) if actor in between else 0,
                )
            )
            last = actor.id
        ground = self.shared.setdefault((start, steps[0].to.id), rng.choice(self.grounds))
        return DrawnPath(rank=rank, ground=ground, steps=tuple(steps), start=start)

    def _actor(self, id_: str) -> HopEnd:
        return HopEnd(
            id=id_,
            name=self._words(NAMES, 1, 5),
            role=self._words(ROLES, 0, 12),
            link=f"/en/{id_}",
            hidden=self.rng.random() < 0.1,
        )

    def _words(self, words: tuple[str, ...], least: int, most: int) -> str:
        return " ".join(self.rng.choice(words) for _ in range(self.rng.randint(least, most)))


def asked_by_chance(seed: int) -> tuple[Picture, Language]:
    """Return a picture with at most 0 to 5 introducers on a path, of up to ten paths, one in four
    of up to twenty; and a language.
    """
    most = (0, 1, 2, 2, 1, 2, 3, 4, 5)[seed % 9]
    world = World(random.Random(seed), most, most_paths=20 if seed % 4 == 3 else 10)
    return world.picture(), (Language.EN, Language.CY)[seed // 9 % 2]
