"""Which words before a colon are a speaker's label: decided by evidence over the whole file."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from app.readers.lines import Line
from app.readers.stage import words_of

Form = Literal["block", "bold", "plain", "dash"]
"""`### Name:` above the words; `**Name:** words`; `Name: words`; `Q - words`."""

LONGEST = 60
TIME = r"(?:\d{1,2}:)?\d{1,2}:\d{2}(?:[.,]\d{1,3})?"

_HEAD = 160
"""Characters of a line among which its label stands."""
_LABEL = rf"(?P<label>[^:：\r\n]{{1,{LONGEST}}}?)[ \t]*"
_BLOCK = re.compile(rf" {{0,3}}#{{2,6}}[ \t]+{_LABEL}[:：]")
_BOLD = re.compile(
    rf" {{0,3}}(?:\*\*|__)(?P<label>[^*:：\r\n]{{1,{LONGEST}}}?)[ \t]*"
    r"(?:[:：][ \t]*(?:\*\*|__)|(?:\*\*|__)[ \t]*[:：])"
)
_PLAIN = re.compile(
    rf"\s{{0,3}}(?:[\[(]?(?P<before>{TIME})[\])]?[ \t]+)?{_LABEL}"
    rf"(?:[\[(](?P<after>{TIME})[\])][ \t]*)?[:：](?!//)"
)
_DASH = re.compile(r"(?P<label>[QA])[ \t]+[-–—][ \t]+")
_FORMS: dict[Form, re.Pattern[str]] = {"block": _BLOCK, "bold": _BOLD, "dash": _DASH, "plain": _PLAIN}
_ADDRESSES = ("http:", "https:", "www.")
_BARE_TIME = re.compile(rf"[ \t]*[\[(]?({TIME})[\])]?[ \t]*")
_WITH_INITIALS = re.compile(r"(?P<name>\S.*?)\s*[(（](?P<initials>[A-Z][A-Za-z]{0,4})[)）]")
_NO_NAME = re.compile(r"[,，。;；、!！?？“”\"「」『』《》=<>{}|#*~^%$@\\]|\w\.\s+\w+\s+\w+\s")
_NO_HAN_NAME = re.compile(r"(?:[说說道是下于於了的講讲到]|[认認以因作成称稱][为為])$")
_OF_A_FAMILY = re.compile(r"(?:[a-z]['’]|[ae]l-)[A-Z]")
"""d’Arcy and al-Sayed; other words in lower case are no part of a name."""
_HAN = re.compile(r"[\u3400-\u9fff\uf900-\ufaff]")
_LIST_ITEM = re.compile(r"\s*(?:[-*+•]|\d{1,3}[.)、])\s")


@dataclass(frozen=True, slots=True)
class Labelled:
    """A line that begins with a label, or what may be one; positions within the line's text."""

    form: Form
    label: str
    start: int
    words: int
    """Where the words after the label begin; a time that is all there is counts to the label."""
    time: str = ""
    """A time printed beside the label."""


@dataclass(frozen=True, slots=True)
class Labels:
    """The labels of a file, by form; empty where it has none."""

    accepted: frozenset[tuple[Form, str]] = frozenset()

    def __bool__(self) -> bool:
        return bool(self.accepted)

    def of(self, line: Line) -> Labelled | None:
        """The label that the line begins with."""
        found = candidate(line)
        return found if found and (found.form, found.label) in self.accepted else None


def candidate(line: Line) -> Labelled | None:
    """What may be a label at the beginning of a line; the one form that fits it."""
    head = line.text[:_HEAD]
    if _LIST_ITEM.match(head):
        return None
    for form, pattern in _FORMS.items():
        match = pattern.match(head)
        if match and match["label"].strip():
            return _found(form, match, line.text[match.end() :])
    return None


def _found(form: Form, match: re.Match[str], rest: str) -> Labelled | None:
    if rest[:20].lstrip(" <").startswith(_ADDRESSES):
        return None
    times = match.groupdict()
    bare = _BARE_TIME.fullmatch(rest) if len(rest) < LONGEST else None
    words = match.end() + (len(rest) if bare else 0)
    time = times.get("before") or times.get("after") or (bare.group(1) if bare else "")
    return Labelled(form, match["label"].strip(), match.start(), words, time)


def find_labels(lines: Sequence[Line], people: Sequence[str] = ()) -> Labels:
    """The labels of a file's body; `people` are names that its front matter gives."""
    body = [line for line in lines if not line.blank]
    counts: dict[Form, Counter[str]] = {form: Counter() for form in _FORMS}
    first: tuple[Form, str] | None = None
    opening = True
    for line, following in zip(body, [*body[1:], None], strict=False):
        found = candidate(line)
        if found and _may_label(found, line, following):
            counts[found.form][found.label] += 1
            first = (found.form, found.label) if opening else first
        opening = opening and line.text.lstrip().startswith("#") and not (found and found.form == "block")
    spoken = sum(1 for line in body if not line.text.lstrip().startswith(("#", ">")))
    headings = sum(1 for line in body if line.text.lstrip().startswith("##"))
    accepted: set[tuple[Form, str]] = set()
    if counts["block"].total() * 2 > headings:
        accepted |= {("block", label) for label in counts["block"]}
    accepted |= {("bold", label) for label in _bold(counts["bold"], spoken)}
    if counts["plain"].total() > counts["block"].total() + counts["bold"].total():
        opened = frozenset({first[1]} if first and first[0] == "plain" else ())
        accepted |= {("plain", label) for label in _plain(counts["plain"], spoken, opened, frozenset(people))}
    if accepted and counts["dash"].total() > 1:
        accepted |= {("dash", label) for label in counts["dash"]}
    return Labels(frozenset(accepted))


def _may_label(found: Labelled, line: Line, following: Line | None) -> bool:
    """Whether form and words of a candidate speak for a label; a heading over a list is none."""
    if found.form == "block":
        words = line.text[found.words :].strip()
        listed = following is not None and _LIST_ITEM.match(following.text) is not None
        return not words and not listed and may_be_name(found.label, block=True)
    return found.form == "dash" or may_be_name(found.label)


def _bold(counts: Mapping[str, int], spoken: int) -> set[str]:
    """Bold labels count as a form: two are enough, if one of them recurs or all are surely names."""
    total = sum(counts.values())
    recurring = any(count > 1 for count in counts.values())
    named = total >= 2 and total * 2 >= spoken and all(map(surely_name, counts))
    return set(counts) if named or (recurring and total * 10 >= spoken) else set()


def _plain(
    counts: Mapping[str, int], spoken: int, opening: frozenset[str], people: frozenset[str]
) -> set[str]:
    """Plain labels have to recur and to carry the file; beside them a one-off counts if surely a name."""
    initials = {pair["initials"] for label in counts if (pair := _WITH_INITIALS.fullmatch(label))}
    roles = {label for label in counts if label.casefold() in words_of("roles")}
    known = {label for label in counts if label in people or label in initials or label in roles}
    strong = {label for label, count in counts.items() if count >= (3 if label[0].islower() else 2)}
    strong |= {label for label in known if counts[label] > 1 or label in opening}
    sure = {label for label in counts if surely_name(label)}
    if not strong and len(sure) >= 2 and sum(counts[label] for label in sure) * 5 >= spoken * 3:
        return sure
    lines = sum(counts[label] for label in strong)
    carried = lines * 5 >= spoken or (bool(strong & opening) and len(strong) >= 2 and lines >= 3)
    return strong | sure if strong and (carried or strong & known & opening) else set()


def may_be_name(label: str, *, block: bool = False) -> bool:
    """Whether the words before a colon could name a speaker at all; `block`: they stand in a heading."""
    plain = label.casefold().rstrip(" .0123456789")
    if plain in words_of("roles"):
        return True
    if plain in words_of("never_labels") or _NO_NAME.search(label) or not any(map(str.isalpha, label)):
        return False
    if _HAN.search(label):
        return len(label) <= 20 and (block or not _NO_HAN_NAME.search(label))
    words = label.replace("(", " ").replace(")", " ").split()
    if words[0].casefold() in words_of("never_first"):
        return False
    if len(words) == 1:
        return len(label) <= 30
    named = [word for word in words if word.casefold() not in words_of("particles")]
    lower = [word for word in named if word[0].islower() and not _OF_A_FAMILY.match(word)]
    return len(words) <= 6 and bool(named) and not lower


def surely_name(label: str) -> bool:
    """Whether a label that stands once in a labelled file is a person: by its shape or the table of roles."""
    if label.casefold() in words_of("roles") or _WITH_INITIALS.fullmatch(label):
        return True
    if _HAN.search(label):
        return 2 <= len(label) <= 4 and label[0] in _surnames() and all(map(_HAN.match, label))
    words = label.split()
    return len(words) <= 4 and label[0].isupper() and sum(map(str.isalpha, label)) >= 2


def _surnames() -> frozenset[str]:
    return words_of("surnames")
