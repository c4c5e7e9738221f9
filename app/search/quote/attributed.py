"""Who is said to have said a quotation, told beside it: 韩鹤雨说：“…”, "…", Vale said; — Ines Vale."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sqlalchemy import select

from app.database import Db
from app.models import Speaker
from app.search.names.lexicon import Lexicon, lexicon
from app.search.names.names import name_keys
from app.text.asking import told_apart
from app.text.normalise import is_han

_BEFORE_COLON = re.compile(r"([^\W\d_][^，。！？；,!?;:：\n]{1,39}?)\s*[:：]\s*(?=\S)")
_QUOTED = re.compile(
    r"(?P<before>[^“”\"„«»「」『』]{0,60}?)\s*"
    r"(?:“(?P<a>[^“”]+)”|\"(?P<b>[^\"]+)\"|„(?P<c>[^„“”]+)[“”]|«(?P<d>[^«»]+)»|「(?P<e>[^「」]+)」|『(?P<f>[^『』]+)』)"
    r"\s*(?P<after>[^“”\"„«»「」『』]{0,60})"
)
_BEHIND_DASH = re.compile(
    r"(?P<quote>.+?\S)(?:\s+-{1,2}\s*|\s*[–—―]{1,2}\s*)(?P<name>[^\W\d_][^，。！？；,!?;:：\n–—―]{1,39})"
)
_HAN = "说道|说过|说|說道|說過|說|表示|指出|认为|認為|强调|強調|称|稱|讲|講|写道|寫道"
_ENGLISH = (
    "said|says|told us|asked|asks|argued|argues|wrote|writes|added|adds|noted|notes|explained|puts it|put it"
)
_SIGNS = r"[\s,，:：.。\-–—―()（）]*"
_NAME = re.compile(
    rf"{_SIGNS}(?:(?:as|according to|in the words of)\s+)?(?:(?:{_ENGLISH})\s+)?"
    rf"(?P<name>[^\W\d_].*?)(?:\s+(?:once |also |then )?(?:{_ENGLISH})|(?:曾|还|也)?(?:{_HAN}))?{_SIGNS}",
    re.IGNORECASE,
)

_RUN = re.compile(r"[A-Z][\w.'-]*(?:\s+[A-Z][\w.'-]*)*|[\u3400-\u9fff·]{2,}")
"""Where names may stand: words with capitals in a row, Chinese characters in a row…"""
_WORD = re.compile(r"[A-Z][\w.-]*|[\u3400-\u9fff·]")
"""…and each of those words."""
LONGEST_NAME = 6
"""Words or characters of a name that is looked for among others."""
LONGEST_AROUND = 400
"""Characters around a quotation in which names are looked for."""


def _attributions(text: str) -> Iterator[tuple[str, str]]:
    """What may be the name of who speaks, and the quotation without it; the likeliest first."""
    if quoted := _QUOTED.fullmatch(text):
        before, after = _name(quoted["before"]), _name(quoted["after"])
        if bool(before) != bool(after):
            yield before or after, next(filter(None, quoted.group(*"abcdef")))
    if named := _BEFORE_COLON.match(text):
        yield _name(named[1]) or named[1], text[named.end() :]
    if behind := _BEHIND_DASH.fullmatch(text):
        yield _name(behind["name"]), behind["quote"]


def attributed(db: Db, text: str) -> tuple[str, str, frozenset[str]]:
    """Who a quotation says that speaks, the rest of it, and the slugs of the speakers called so; "" and all
    of it where that is no speaker.
    """
    for name, quoted in _attributions(text):
        if numbers := name and lexicon(db).called(name):
            slugs = db.scalars(select(Speaker.slug).where(Speaker.id.in_(numbers)))
            return name, quoted, frozenset(slugs)
    return "", text, frozenset()


def named(db: Db, text: str) -> tuple[str, frozenset[str]]:
    """The speakers whom a text names: as it calls them, and their slugs; "" and none where it names none."""
    known = lexicon(db)
    found: dict[str, frozenset[int]] = {}
    for run in _RUN.findall(text[:LONGEST_AROUND]):
        words = _WORD.findall(run)
        start = 0
        while start < len(words):
            for end in range(min(len(words), start + LONGEST_NAME), start, -1):
                name = ("" if is_han(words[start]) else " ").join(words[start:end])
                if _may_name(known, name) and (numbers := known.called(name)):
                    found[name] = numbers
                    start = end - 1
                    break
            start += 1
    numbers = frozenset[int]().union(*found.values())
    slugs = db.scalars(select(Speaker.slug).where(Speaker.id.in_(numbers))) if numbers else ()
    return ", ".join(found), frozenset(slugs)


def _may_name(known: Lexicon, name: str) -> bool:
    """Whether words may be somebody's name: Chinese ones that are known as one; no pronoun that begins a
    sentence.
    """
    if any(map(is_han, name)):
        return len(name) > 1 and name_keys(name) in known.names
    return len(name) > 1 and not all(of_grammar for _, of_grammar in told_apart(name))


def _name(words: str) -> str:
    """The name among words that tell who speaks: 韩鹤雨 of 韩鹤雨说, Vale of As Vale said."""
    found = _NAME.fullmatch(words)
    return found["name"].strip() if found else ""
