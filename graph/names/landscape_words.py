"""Words for the values of the records of the landscape."""

from __future__ import annotations

from graph.model import (
    Caution,
    Confidence,
    FindingDirection,
    FrameworkStatus,
    JointPart,
    JointPurpose,
    Lens,
    MappingPredicate,
    Priority,
    PriorityKind,
    PriorityStatus,
    RemitWeight,
    Work,
    WorkKind,
    WorkStatus,
)
from graph.ties.joint_work import Untied
from graph.words import T, Text


def work_kind_words(kind: WorkKind) -> Text:
    """Return what a work is: "guidance"."""
    return _WORK_KINDS[kind]


def work_status_words(status: WorkStatus) -> Text:
    return _WORK_STATUS[status]


def framework_status_words(status: FrameworkStatus) -> Text:
    return _FRAMEWORK_STATUS[status]


def direction_words(direction: FindingDirection) -> Text:
    """Return what an intervention did for an outcome: "better"."""
    return _DIRECTIONS[direction]


def priority_kind_words(kind: PriorityKind) -> Text:
    return _PRIORITY_KINDS[kind]


def priority_status_words(status: PriorityStatus) -> Text:
    return _PRIORITY_STATUS[status]


def priority_words(priority: Priority) -> Text:
    """Return what it is, and where it is proposed that it does not hold."""
    return (_PROPOSED if priority.is_proposed else _PRIORITY_KINDS)[priority.kind]


def weight_words(weight: RemitWeight) -> Text:
    return _WEIGHTS[weight]


def lens_words(lens: Lens) -> Text:
    """Return the terms of a lens: "outcomes"."""
    return _LENSES[lens]


def predicate_words(predicate: MappingPredicate) -> Text:
    """Return how a term relates to another: "much the same"."""
    return _PREDICATES[predicate]


def confidence_words(confidence: Confidence) -> Text:
    return _CONFIDENCE[confidence]


def purpose_words(purpose: JointPurpose) -> Text:
    return _PURPOSES[purpose]


def joint_part_words(part: JointPart) -> Text:
    return _JOINT_PARTS[part]


def untied_words(why: Untied, work: Work) -> Text:
    """Return why a work of several makes no tie of them, and when it would, as a sentence."""
    match why:
        case Untied.MEANT:
            return T("It is planned or proposed: no tie comes from it until it is under way.")
        case Untied.UNDATED:
            return T("No tie comes from it until it has a start.")
        case Untied.END_ALONE:
            return T(
                "It has no start, so it counts in ties on its last day alone: {day}.",
                day=work.valid_to or "",
            )
        case Untied.TO_COME:
            return T("No tie comes from it until it has begun: {day}.", day=work.valid_from or "")


def caution_words(caution: Caution) -> Text:
    """Return what somebody who uses a fact has to know of where it comes from."""
    return _CAUTIONS[caution]


_CAUTIONS = {
    Caution.SECOND_HAND: T("second hand: the page is not that of whoever did it"),
    Caution.OLD: T("old: there are newer editions"),
    Caution.DRAFT: T("from a draft"),
}
_WORK_KINDS = {
    WorkKind.TOOLKIT: T("toolkit"),
    WorkKind.GUIDANCE: T("guidance"),
    WorkKind.SYNTHESIS: T("review of evidence"),
    WorkKind.GAP_MAP: T("evidence and gap map"),
    WorkKind.TRIAL: T("trial"),
    WorkKind.PROGRAMME: T("programme"),
    WorkKind.DATASET: T("data set"),
    WorkKind.NETWORK: T("network"),
    WorkKind.EVENT_SERIES: T("series of events"),
    WorkKind.ADVICE: T("advice"),
    WorkKind.COLLABORATION: T("collaboration"),
    WorkKind.PROJECT: T("project"),
    WorkKind.PROPOSAL: T("proposal"),
}
_WORK_STATUS = {
    WorkStatus.PLANNED: T("planned"),
    WorkStatus.ACTIVE: T("under way"),
    WorkStatus.CLOSED: T("ended"),
}
_DIRECTIONS = {
    FindingDirection.BETTER: T("better"),
    FindingDirection.NO_EFFECT: T("no effect"),
    FindingDirection.WORSE: T("worse"),
    FindingDirection.MIXED: T("mixed"),
    FindingDirection.UNKNOWN: T("not known"),
}
_PRIORITY_KINDS = {
    PriorityKind.PRIORITY: T("priority"),
    PriorityKind.POLICY: T("policy"),
    PriorityKind.DUTY: T("duty"),
}
_PRIORITY_STATUS = {
    PriorityStatus.PROPOSED: T("proposed"),
    PriorityStatus.IN_FORCE: T("in force"),
}
_PROPOSED = {
    PriorityKind.PRIORITY: T("proposed priority, not adopted"),
    PriorityKind.POLICY: T("proposed policy, not in force"),
    PriorityKind.DUTY: T("proposed duty, not in force"),
}
_WEIGHTS = {
    RemitWeight.CORE: T("core remit"),
    RemitWeight.ALSO: T("also in its remit"),
    RemitWeight.EXCLUDED: T("left out of its remit"),
}
_LENSES = {
    Lens.OUTCOME: T("outcomes"),
    Lens.LIFE_STAGE: T("life stages"),
    Lens.AUDIENCE: T("audiences"),
    Lens.EVIDENCE_STANDARD: T("evidence standards"),
}
_PREDICATES = {
    MappingPredicate.EXACT: T("the same"),
    MappingPredicate.CLOSE: T("much the same"),
    MappingPredicate.BROAD: T("part of it"),
    MappingPredicate.NARROW: T("wider than it"),
    MappingPredicate.OVERLAPS: T("overlaps with it"),
    MappingPredicate.NONE: T("not comparable"),
    MappingPredicate.UNKNOWN: T("not known"),
}
_CONFIDENCE = {
    Confidence.LOW: T("low confidence"),
    Confidence.MEDIUM: T("medium confidence"),
    Confidence.HIGH: T("high confidence"),
}
_PURPOSES = {
    JointPurpose.POOL_RESOURCES: T("pool resources"),
    JointPurpose.MAXIMISE_LEARNING: T("maximise learning"),
    JointPurpose.IMPROVE_REACH: T("improve reach"),
}
_JOINT_PARTS = {
    JointPart.PURPOSE: T("purpose"),
    JointPart.AIM: T("aim"),
    JointPart.RESOURCE: T("resource"),
    JointPart.OWNER: T("owner"),
    JointPart.REVIEW_ON: T("review date"),
}
_FRAMEWORK_STATUS = {
    FrameworkStatus.IN_FORCE: T("in force"),
    FrameworkStatus.ARCHIVED: T("archived"),
    FrameworkStatus.UNDER_REVIEW: T("under review"),
}
