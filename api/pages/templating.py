"""Templates: what they may call, in each language."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from functools import cache
from pathlib import Path

from babel.numbers import format_decimal
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from api import built
from api.pages.asked import Asked
from api.pages.quoting import quoted
from api.picture import mark
from api.session_cookie import FORM_TOKEN, form_token_of
from graph.model import Language
from graph.names import kind_words
from graph.names.recurring import in_words
from graph.privacy.seen import seen_by, seen_by_of_a_file
from graph.ties.tie import Band, Basis
from graph.welsh import Phrase
from graph.words import (
    Fill,
    Listed,
    Month,
    P,
    ProperName,
    T,
    Text,
    counted,
    in_a_row,
    put_together,
    say,
    spoken,
)

TEMPLATES = Path(__file__).parent / "templates"
_TAGS = re.compile(r"(?:\s*<[^>]*>)*\s*")


def _form_token(asked: Asked) -> Markup:
    """Return the field by which a form is known as one of this session; nothing where there is no
    session.
    """
    token = form_token_of(asked.request)
    return (
        Markup('<input type="hidden" name="{}" value="{}">').format(FORM_TOKEN, token)
        if (token)
        else Markup("")
    )


@cache
def environment(language: Language) -> Environment:
    """Return the templates of a language."""
    made = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )

    def told(text: Text, fills: dict[str, Fill | Markup]) -> Markup:
        """Say a template of ours, which is safe, with fills, which are
        escaped unless they are markup.
        """
        phrases = {name: _phrase(fill) for name, fill in fills.items()}
        return Markup(put_together(text, phrases, language).text)

    def _phrase(fill: Fill | Markup) -> Phrase:
        if isinstance(fill, Markup):
            begins = _TAGS.match(fill)
            return Phrase(str(fill), start=begins.end() if begins else 0)
        phrase = spoken(fill, language)
        return replace(phrase, text=str(Markup.escape(phrase.text)))

    def _safe(fill: Fill | Markup) -> Markup:
        return fill if isinstance(fill, Markup) else Markup.escape(say(fill, language))

    def one(template: str, **fills: Fill | Markup) -> Markup:
        return told(T(template), fills)

    def several(singular: str, plural: str, count: int, **fills: Fill | Markup) -> Markup:
        return told(P(singular, plural, count), fills)

    def said(fill: Fill | Markup | None) -> Markup:
        return Markup("") if fill is None else _safe(fill)

    def marked(fill: Fill | Markup | None) -> Markup:
        """Say a fill with what is English alone in it marked so, where the page is in Welsh."""
        return Markup("") if fill is None else Markup(_marked(fill).text)

    def _marked(fill: Fill | Markup) -> Phrase:
        match fill:
            case ProperName(name_cy=None, english=True) if language is Language.CY:
                tag = f'<span lang="{Language.EN}">'
                return Phrase(f"{tag}{Markup.escape(fill.name)}</span>", start=len(tag))
            case Text():
                fills = {name: _marked(value) for name, value in fill.fills}
                return put_together(fill, fills, language)
            case Listed():
                return in_a_row([_marked(part) for part in fill.parts], fill.separator, language)
            case _:
                return _phrase(fill)

    def said_in(fill: Fill, other: Language) -> str:
        return say(fill, other)

    def sentence(fill: Fill | Markup) -> Markup:
        """Begin with a capital."""
        text = _safe(fill)
        return text[:1].upper() + text[1:]

    def day(date: Fill | None) -> Markup:
        return _safe(T("no date given") if date is None else date)

    def number(count: int) -> str:
        return counted(count, language)

    def amount(value: float) -> str:
        """Write a number that need not be whole: "0.5"."""
        return format_decimal(value, locale=language)

    made.filters.update(
        amount=amount,
        said=said,
        marked=marked,
        said_in=said_in,
        sentence=sentence,
        day=day,
        month=Month,
        number=number,
        quoted=quoted,
        json=_json,
    )
    made.globals.update(
        form_token=_form_token,
        T=one,
        P=several,
        language=language,
        languages=tuple(Language),
        stylesheet=built.address("dolen.css"),
        script=built.address("suggest.js"),
        icon=built.address("icon.svg"),
        mark=mark,
        Band=Band,
        Basis=Basis,
        band_title=kind_words.band_title,
        basis_words=kind_words.basis_words,
        kind_words=kind_words.kind_words,
        nation_words=kind_words.nation_words,
        role_words=kind_words.role_words,
        interaction_words=kind_words.interaction_words,
        in_words=in_words,
        seen_by=seen_by,
        seen_by_of_a_file=seen_by_of_a_file,
    )
    return made


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)
