"""Names that many people have: who is called so is somebody else more often than not."""

from __future__ import annotations

from graph.names.first_names import other_forms
from graph.names.titles import same_name

_GIVEN = """
adam adrian aidan aileen aine aisling alan alasdair alastair albert aled alex alexander alexandra
alice alison allan alun amanda amy andrea andrew angela angharad angus ann anna anne annette
anthony aoife arthur arwel ashley audrey barbara barry ben benjamin bernadette bernard beth bethan
betty beverley brenda brian bryn callum cameron cara carl carol caroline carolyn carwyn caryl
catherine catrin ceri charles charlotte chloe christina christine christopher ciara ciaran claire
clare clive colette colin connor conor craig cynthia dafydd daithi damien daniel danielle darren
david dawn dean debbie deborah debra declan deirdre delyth denise dennis derek dermot desmond dewi
diana diane dominic donald donna dorothy dougal douglas duncan dylan eamon eamonn eileen eilidh
elaine eleanor elen elin elizabeth ellen emily emma emyr eoin eric erin euan evan ewan fiona
frances francis frank fraser frederick gail gareth gary gavin gemma geoff geoffrey george geraint
gerald gerard gillian glenn glyn gordon grace graham grant gregory gwen gwenda gwyn hannah harry
hayley hazel heather helen helena henry hilary hugh huw iain ian ieuan ifan irene iris isabel ivan
ivor iwan jack jacqueline jake james jan jane janet janice jason jean jeffrey jemma jennifer jeremy
jessica jill joan joanna joanne joel john jon jonathan jordan joseph josephine joshua joyce judith
julia julian julie june karen karl kate katherine kathleen kathryn katie kay keith kelly kenneth
kerry kevin kieran kim kirsten kirsty kyle laura lauren leanne lee leigh lesley leslie lewis liam
linda lindsay lisa lorna lorraine louis louise lowri lucy luke lynda lyndon lynn lynne mairead
malcolm mandy marc margaret mari maria marian marie marilyn marion mark martin martina martyn mary
matthew maureen maurice megan mel menna meurig michael michaela michelle mohamed mohammad mohammed
moira monica morag muhammad nadine naomi natalie natasha neil nerys nia niall niamh nicholas nicola
nicole nigel noel norman oliver olivia orla owain owen padraig pamela patricia patrick paul paula
pauline penelope peter philip phyllis rachael rachel ralph raymond rebeca rebecca rhian rhiannon
rhodri rhys richard robert robin roderick roger ronald rory rosemary ross roy russell ruth ryan
sally samantha samuel sandra sara sarah scott seamus sean seren shane shannon sharon shaun sheila
shirley shona sian simon sinead siobhan sophie stacey stefan stephan stephanie stephen steven
stewart stuart susan suzanne suzy sylvia tanya terence teresa theresa thomas timothy tina tom tomos
tony tracey tracy trevor una ursula valerie vanessa vera veronica victoria vincent vivien walter
wayne wendy william wyn yvonne zoe
"""
_FAMILIES = """
adams ahmed ali allan allen anderson armstrong bailey baker ball barker barnes begum bell bennett
booth boyd boyle bradley brooks brown bryan burke burns butler campbell carr carroll carter
chapman clark clarke collins connolly cook cooper cox craig cunningham davidson davies davis dixon
doherty donnelly douglas doyle duffy edwards ellis evans ferguson fisher fletcher ford foster fox
fraser gallagher gibson gordon graham grant gray green griffiths hall hamill hamilton harris
harrison harvey henderson hill holmes howells hughes humphreys hunt hunter hussain hutchison
jackson james jamieson jenkins johnson johnston johnstone jones kaur kelly kennedy kerr khan king
knight lee lennon lewis lloyd lynch macdonald mackay mackenzie maclean macleod marshall martin
mason matthews maxwell mccann mccarthy mcdonald mcgowan mcintyre mckay mckenna mckenzie mclaughlin
mclean mcleod mcmahon mcmillan meredith miller mills milne mitchell moore morgan morris morrison
muir munro murphy murray nelson nolan obrien oconnor oneill oreilly owen owens palmer parker parry
patel paterson patterson pearson phillips powell price prichard pritchard pugh quinn rees reid
reilly reynolds richards richardson roberts robertson robinson rogers rose ross rowlands russell
ryan scott shaw sheridan simpson sinclair singh smith smyth stevens stevenson stewart sullivan
sutherland sweeney taylor thomas thompson thomson turner walker wallace walsh ward watkins watson
watt webb white wilkinson williams williamson wilson wood wright young
"""
_FAMILY_NAMES = frozenset(_FAMILIES.split())
_FIRST_NAMES = frozenset(_GIVEN.split())


def is_common(name: str) -> bool:
    """Return whether a person's family name is among those that most people have in the United
    Kingdom.

    >>> is_common("Cllr David Smith"), is_common("Eluned Morgan"), is_common("Mabel Quickstep")
    (True, True, False)
    """
    return same_name(name).rpartition(" ")[2] in _FAMILY_NAMES


def is_very_common(name: str) -> bool:
    """Return whether the first name, or its one letter, is among those that most people have too.

    >>> is_very_common("Aoife O’Neill"), is_very_common("Dave Jones"), is_very_common("D. Jones")
    (True, True, True)
    >>> is_very_common("Eluned Morgan"), is_very_common("Smith")
    (False, False)
    """
    first, *others = same_name(name).split() or [""]
    if not others or not is_common(name):
        return False
    return len(first) == 1 or not _FIRST_NAMES.isdisjoint({first, *other_forms(first)})
