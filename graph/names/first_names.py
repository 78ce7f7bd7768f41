"""Other forms of first names: who is called Mike is Michael elsewhere, and Wil is Gwilym."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from itertools import groupby

_FORMS = """
alexander alex alec sandy alasdair alistair alastair
alexandra alex sandra sandy
alfred alf alfie
andrew andy drew
anne ann anna annie
anthony tony antony
barbara barb babs
benjamin ben benny
catherine katherine kathryn kate cathy kathy katie cath
charles charlie chas
charlotte lottie charlie
christine chris chrissie
christopher chris
clare claire
daniel dan danny
david dave dai davey davy dafydd dewi
deborah debbie debra
dennis denis
donald don donny
douglas doug dougie
edward ed eddie ted ned teddy
eleanor ellie elinor nell
elizabeth liz lizzie beth betty eliza lis elisabeth
francis frank fran
frances fran
frederick fred freddie
geoffrey jeffrey geoff jeff
gerald gerry jerry
gerard gerry
gillian jill gill
graham graeme grahame
gregory greg gregor
gwenllian gwen
gwendoline gwen
gwilym wil gwil
harold harry
henry harry hal
hugh huw hughie
ian iain
jacob jake
jacqueline jackie jacqui
james jim jimmy jamie
janet jan
jeffrey jeffery jeff
jennifer jen jenny jenni
jonathan jon jonny
john johnny jon
joseph joe joey
joshua josh
judith judy jude
julia julie
kenneth ken kenny
laurence lawrence larry laurie
leonard len lenny
lewis louis
lynne lynn lyn
llewellyn llywelyn llew lyn
margaret maggie meg peggy marged
martin martyn
mary mair mari
matthew matt mathew mat
megan meg
michael mike mick micky mikey
nicholas nick nicky nicolas
nicola nicky nikki
patricia pat trish patsy
patrick pat paddy patsy padraig
penelope penny
peter pete pedr
philip phil phillip
raymond ray
rebecca becky becca beca
richard rich richie rick dick rhisiart
robert rob robbie bob bobby robin
roderick rod roddy
ronald ron ronnie
rosemary rosie rose
russell russ
samantha sam
samuel sam sammy
sarah sara sally
stephen steve steven stevie steffan
stuart stewart stu
susan sue susie
terence terry
theresa teresa terri
thomas tom tommy twm
timothy tim
trefor trevor tref
victoria vicky vikki tori
vincent vince
walter wally walt
william will bill billy liam willie wil gwilym
winifred winnie
"""
"""One row a name: its other forms are those of the rows in which it stands."""
_PARTICLES = frozenset({"mc", "mac", "o", "ni", "nic"})
_SAME_PARTICLE = (("mac", "mc"), ("mc", "mac"))


def _by_form() -> dict[str, frozenset[str]]:
    others: dict[str, set[str]] = defaultdict(set)
    for row in _FORMS.split("\n"):
        for form in row.split():
            others[form].update(row.split())
    return {form: frozenset(forms - {form}) for form, forms in others.items()}


_OTHERS = _by_form()


def other_forms(word: str) -> frozenset[str]:
    """Return other ways in which people write a folded word of a person's name.

    >>> sorted(other_forms("mike")), sorted(other_forms("mcgregor")), other_forms("senedd")
    (['michael', 'mick', 'micky', 'mikey'], ['macgregor'], frozenset())
    """
    swapped = {
        other + word.removeprefix(one)
        for one, other in _SAME_PARTICLE
        if word.startswith(one) and len(word) > len(one) + 2
    }
    return _OTHERS.get(word, frozenset()) | swapped


def joined(words: list[str], known: Callable[[str], bool]) -> list[str]:
    """Return folded words, with those written apart that are one word in a name:
    a particle with what follows it, and initials with one another.

    >>> joined("fulton mac gregor".split(), {"macgregor"}.__contains__)
    ['fulton', 'macgregor']
    >>> joined("andrew r t davies".split(), {"rt"}.__contains__)
    ['andrew', 'rt', 'davies']
    """
    kept: list[str] = []
    for is_letter, run in groupby(words, key=lambda word: len(word) == 1):
        letters = list(run)
        together = "".join(letters)
        kept += [together] if is_letter and len(letters) > 1 and known(together) else letters
    at = 0
    while at + 1 < len(kept):
        if kept[at] in _PARTICLES and _is_known(kept[at] + kept[at + 1], known):
            kept[at : at + 2] = [kept[at] + kept[at + 1]]
        at += 1
    return kept


def _is_known(word: str, known: Callable[[str], bool]) -> bool:
    return any(known(each) for each in (word, *other_forms(word)))
