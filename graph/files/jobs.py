"""What somebody is in an organisation, in the words of a file, as our column `role` has it."""

from __future__ import annotations

import re

from graph.model import Role

_ROLES = (
    (Role.DEPUTY, r"(?:deputy|vice)[- ](?:chair|convener|leader|president)\w*|is-?gadeirydd"),
    (Role.CHAIR, r"(?:co-)?chair(?:person|man|woman)?|cadeirydd"),
    (Role.CONVENER, r"convener|cynullydd"),
    (Role.TREASURER, r"(?:hon(?:orary)? )?treasurer|trysorydd"),
    (Role.SECRETARY, r"(?:hon(?:orary)? )?secretary|ysgrifennydd"),
    (
        Role.DIRECTOR,
        r"(?:executive |managing |chief )?director|ceo|chief exec(?:utive)?(?: officer)?"
        r"|cyfarwyddwr|prif weithredwr",
    ),
    (
        Role.MEMBER,
        r"member|trustee|board member|aelod|ymddiriedolwr|msp?|mla|mp|as|member of the senedd"
        r"|aelod o['’]r senedd|councillor|cllr|cynghorydd",
    ),
    (Role.OUTSIDE_ORGANIZATION, r"outside[- ]organi[sz]ation|sefydliad allanol"),
)


def role_cell(text: str) -> str:
    """Return the role, with the words of the file behind it. Who has any other job works there.

    >>> role_cell("CEO"), role_cell("Head of Policy"), role_cell("chair"), role_cell("deputy: Vice")
    ('director: CEO', 'employee: Head of Policy', 'chair', 'deputy: Vice')
    """
    plain = text.strip()
    first = plain.partition(":")[0].strip().casefold().replace(" ", "-")
    if not plain or first in set(Role):
        return plain
    words = re.sub(r"\s+", " ", plain.casefold())
    role = next((one for one, said in _ROLES if re.fullmatch(said, words)), Role.EMPLOYEE)
    return f"{role}: {plain.replace(chr(10), ' ')}"
