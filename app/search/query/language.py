"""The language of the search box: words, "phrase", -not, OR, AND, (groups), wild*, field:value."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from app.message import Message
from app.search.query.clauses import MOST_ALTERNATIVES, Alternative, Clause, Node, joined, ways_to_satisfy
from app.search.query.field_values import brackets, no_value, not_closed, only_or, values_within
from app.search.query.fields import WRITTEN, TypedField, field_alone, field_of
from app.search.query.quotation_marks import ANY, QUOTED, is_closed, without_marks
from app.search.query.wild import is_chinese, pattern_in
from app.text.normalise import fold, plain
from app.text.numbers import is_number, may_begin_number
from app.text.short_forms import is_shouted, spaced

MOST_CLAUSES = 32
MOST_FIELDS = 32
"""That narrow a search, and as many that hits must not have: each is shown with a way to do without it."""
DEEPEST = 20
"""Groups within groups."""

_BEFORE, _BEHIND = rf"(?<![^\s)）(（{ANY}])", rf"(?![^\s(（{ANY}-])"
"""What an operator stands between: blanks, brackets, quotation marks."""
TOKEN = re.compile(
    rf"""(?P<space>\s+)
    |(?P<open>[(（])|(?P<close>[)）])
    |(?P<no>(?<![^\s(（])[-\u2212\uff0d](?=\S))
    |(?P<operator>{_BEFORE}(?:OR|AND|NOT|\|\|?|&&?){_BEHIND})
    |(?P<field>(?i:{"|".join(WRITTEN)})(?=[:：]\s*\S)|[^\W\d]+(?=[:：]\S))[:：]\s*
    |(?P<quoted>{QUOTED})|[{ANY}]
    |(?P<plain>[^\s{ANY}()（）]+)""",
    re.VERBOSE,
)
_SIGNS = ".,;!?"
_CURRENCY = "$€£¥"
"""Signs before an amount."""
LONGEST_NUMBER = 10
"""Words of a number."""


@dataclass(slots=True)
class Understood:
    """What a text in the search box means."""

    alternatives: tuple[Alternative, ...] = ()
    fields: list[TypedField] = field(default_factory=list)
    """Of one that is typed several times any counts, of dates the last."""
    without: list[TypedField] = field(default_factory=list)
    no_fields: list[str] = field(default_factory=list)
    """Names before a colon that are none of a field."""
    hints: list[str] = field(default_factory=list)


def tokens_of(text: str) -> list[re.Match[str]]:
    """What a query is made of, but for blanks."""
    return [match for match in TOKEN.finditer(text) if not match["space"]]


class _Wrong(Exception):
    """A query that does not add up."""


def understand(text: str) -> Understood:
    """What a text means. One that does not add up is read as plain words, with a hint; nothing raises."""
    found = Understood()
    try:
        node = _Parser(text, found).whole()
    except _Wrong as wrong:
        found = Understood(hints=[Message("{wrong} It was read as plain words.", wrong=wrong.args[0])])
        node = _plain_words(text, found)
    ways = ways_to_satisfy(node) if node else []
    if len(ways) > MOST_ALTERNATIVES:
        found.hints.append(
            Message(
                "Only the first {most} combinations of the ORs were searched for.", most=MOST_ALTERNATIVES
            )
        )
    asked = [way for way in ways[:MOST_ALTERNATIVES] if way.wanted or len(ways) == 1]
    if len(asked) < min(len(ways), MOST_ALTERNATIVES):
        found.hints.append(
            Message(
                "An OR needs something to look for on both sides; one that only leaves out was passed over."
            )
        )
    ways = asked
    if any(len(way.wanted) + len(way.unwanted) > MOST_CLAUSES for way in ways):
        found.hints.append(Message("Only the first {most} words were searched for.", most=MOST_CLAUSES))
    if len(found.fields) > MOST_FIELDS or len(found.without) > MOST_FIELDS:
        found.hints.append(Message("Only the first {most} fields narrow the search.", most=MOST_FIELDS))
        del found.fields[MOST_FIELDS:], found.without[MOST_FIELDS:]
    found.alternatives = tuple(
        Alternative(way.wanted[:MOST_CLAUSES], way.unwanted[:MOST_CLAUSES]) for way in ways
    )
    return found


class _Parser:
    """Recursive descent: OR binds loosest, then AND (which may be left out), then - or NOT."""

    def __init__(self, text: str, found: Understood) -> None:
        self.text = text
        self.tokens = _without_surplus(tokens_of(text), found)
        self.at = 0
        self.negated = False
        self.shouted = is_shouted(text)
        self.found = found

    def whole(self) -> Node | None:
        return self.any_of(0)

    def any_of(self, depth: int) -> Node | None:
        parts: list[Node | None] = []
        narrowed: list[list[TypedField]] = []
        while not parts or self._operator() in ("OR", "|", "||"):
            self.at += bool(parts)
            fields, without = len(self.found.fields), len(self.found.without)
            parts.append(self.all_of(depth))
            narrowed.append([*self.found.fields[fields:], *self.found.without[without:]])
        # a field leaves nothing behind: -(lang:en OR lang:zh), or speaker:A OR speaker:B (either will do)
        if None in parts and len(parts) > 1 and not self.negated and not _are_one_field(narrowed):
            raise _Wrong(Message("OR stands between two things to look for."))
        if None not in parts and len(parts) > 1:
            self.found.hints += [_narrows_all(self.text, one) for side in narrowed for one in side]
        return joined("any", parts)

    def all_of(self, depth: int) -> Node | None:
        parts: list[Node | None] = []
        while self.at < len(self.tokens) and not self.tokens[self.at]["close"]:
            operator = self._operator()
            if operator in ("OR", "|", "||"):
                break
            if operator in ("AND", "&", "&&"):
                self.at += 1
                if not parts or self.at == len(self.tokens) or self.tokens[self.at]["close"]:
                    raise _Wrong(Message("AND stands between two things to look for."))
                continue
            parts.append(self.unary(depth))
        return joined("all", parts)

    def unary(self, depth: int) -> Node | None:
        token = self.tokens[self.at]
        if token["no"] or self._operator() == "NOT":
            self.at += 1
            if self.at == len(self.tokens) or depth == DEEPEST:
                raise _Wrong(Message("NOT stands before what shall not be there."))
            self.negated = not self.negated
            node = self.unary(depth + 1)
            self.negated = not self.negated
            return Node("not", (node,)) if node else None
        if token["open"]:
            if depth == DEEPEST:
                raise _Wrong(Message("There are more than {most} groups within groups.", most=DEEPEST))
            self.at += 1
            node = self.any_of(depth + 1)
            if self.at == len(self.tokens):
                self.found.hints.append(Message("There is a ( without its ); it was closed at the end."))
            self.at += 1
            return node
        return self.word()

    def word(self) -> Node | None:
        token = self.tokens[self.at]
        self.at += 1
        prefix = ""
        if token["field"]:
            name = field_of(token["field"])
            following = self.tokens[self.at] if self.at < len(self.tokens) else None
            value = _words(following) if following else ""
            if name and following and following["open"]:
                self._group(name)
                return None
            if name and value and not (following and following["operator"]):
                self.at += 1
                self._field(name, value[:200], self.at - 2)
                return None
            if name:
                self.found.hints.append(no_value(token["field"]))
                return None
            if following is None or not value:
                return self._clause(token["field"], quoted=False)
            if not value.startswith("//"):
                self.found.no_fields.append(token["field"])
            prefix = f"{token['field']} "
            token = following
            self.at += 1
        words = prefix + _words(token)
        if _is_open(token):
            self.found.hints.append(
                Message("A quotation mark is not closed; all that comes after it was taken as one phrase.")
            )
        if token["plain"] and not prefix and (alone := field_alone(token["plain"])):
            self.found.hints.append(no_value(alone))
            return None
        if token["plain"] and not prefix:
            rest = self._rest_of_number(words) or self._rest_of_short_form(words)
            words = " ".join([words, *rest])  # 5.2 trillion, twenty six; A. I.
        return self._clause(words, quoted=token["plain"] is None)

    def _clause(self, words: str, quoted: bool) -> Node | None:
        words = words.strip()
        pattern = pattern_in(words)
        if quoted and is_chinese(pattern) and "*" not in pattern:
            pattern = ""  # “是吗？是的”
        keys = tuple(fold(words.lower() if self.shouted else words).keys)
        return Node("clause", clause=Clause(words, keys, quoted, pattern)) if keys or pattern else None

    def _rest_of_number(self, first: str) -> list[str]:
        """The words that come next, as many as are one number with the first: million, of $5 million."""
        first = plain(first).lstrip(_CURRENCY)
        if not may_begin_number(first):
            return []
        words = [token["plain"] or "" for token in self.tokens[self.at : self.at + LONGEST_NUMBER]]
        for count in range(len(words), 0, -1):
            if all(words[:count]) and is_number(plain(" ".join([first, *words[:count]])).rstrip(_SIGNS)):
                self.at += count
                return words[:count]
        return []

    def _rest_of_short_form(self, first: str) -> list[str]:
        """The words that come next, as many as are one short form with the first: A. I."""
        words = [first, *(token["plain"] or "" for token in self.tokens[self.at : self.at + LONGEST_NUMBER])]
        rest = words[1 : spaced(words)]
        self.at += len(rest)
        return rest

    def _field(self, name: str, value: str, at: int) -> None:
        """A field, named by the token `at`, and its value in the next one."""
        before = self.tokens[at - 1] if at and self.negated else self.tokens[at]
        first = before if before["no"] or before["operator"] == "NOT" else self.tokens[at]
        typed = TypedField(name, value, first.start(), self.tokens[at + 1].end())
        (self.found.without if self.negated else self.found.fields).append(typed)

    def _group(self, name: str) -> None:
        """A field, and the values of it in brackets."""
        field = self.tokens[self.at - 1]
        values, self.at = values_within(self.text, self.tokens, self.at)
        if values is None:
            written = self.text[field.start() : self.tokens[self.at - 1].end()]
            self.found.hints.append(only_or(written, field["field"]))
            return
        if not self.tokens[self.at - 1]["close"]:
            self.found.hints.append(not_closed() if values else no_value(field["field"]))
        among = self.found.without if self.negated else self.found.fields
        among += [TypedField(name, value[:200], start, end, grouped=True) for value, start, end in values]

    def _operator(self) -> str:
        return (self.tokens[self.at]["operator"] or "") if self.at < len(self.tokens) else ""


def _without_surplus(tokens: Sequence[re.Match[str]], found: Understood) -> list[re.Match[str]]:
    """The tokens but for brackets that close none, which is told."""
    kept: list[re.Match[str]] = []
    brackets = 0
    for token in tokens:
        if token["close"] and not brackets:
            continue
        brackets += bool(token["open"]) - bool(token["close"])
        kept.append(token)
    if len(kept) < len(tokens):
        found.hints.append(Message("There is a ) without its (; it was passed over."))
    return kept


def _are_one_field(narrowed: Sequence[Sequence[TypedField]]) -> bool:
    """Whether all sides of an OR name the same field."""
    first, *others = ({one.field for one in side} for side in narrowed)
    return len(first) == 1 and all(one == first for one in others)


def _narrows_all(text: str, field: TypedField) -> str:
    return Message("“{field}” narrows the whole search, on both sides of the OR.", field=field.written(text))


def _words(token: re.Match[str]) -> str:
    return without_marks(token["quoted"]) if token["quoted"] else token["plain"] or token["operator"] or ""


def _is_open(token: re.Match[str]) -> bool:
    """Whether it begins with a quotation mark, has words, and does not end with one."""
    quoted = token["quoted"] or ""
    return not is_closed(quoted) and bool(quoted[1:].strip())


def _plain_words(text: str, found: Understood) -> Node | None:
    kept = [range(start, end) for start, end, _ in brackets(text, tokens_of(text))]  # values of a field

    def blank(sign: re.Match[str]) -> str:
        return sign[0] if any(sign.start() in one for one in kept) else " " * len(sign[0])

    text = re.sub(r"[()（）|&]", blank, text)
    # but what is left out stays so, and every place stays what it is
    operator = rf"{_BEFORE}(?:OR|AND|NOT(?!\s+[^\W\d]+[:：]\S)){_BEHIND}"
    words = re.sub(operator, blank, text)
    return _Parser(words if words.strip() else text.lower(), found).whole()
