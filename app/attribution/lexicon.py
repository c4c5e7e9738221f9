"""The cue lexicon, cues.yaml, ready to be searched with."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Literal

import yaml

By = Literal["host", "guest", "anybody"]


@dataclass(frozen=True, slots=True)
class CuePattern:
    """Words that tell of a change of voice: who says them, and how much they count (log-odds)."""

    cue: str
    by: By
    weight: float
    words: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class Around:
    """What stands before and behind a name where it is used in one way."""

    before: re.Pattern[str] | None
    after: re.Pattern[str] | None
    within: re.Pattern[str] | None
    """In the same sentence, with nothing but what somebody is between it and the name."""


@dataclass(frozen=True, slots=True)
class Lexicon:
    """All of cues.yaml, compiled."""

    surnames: re.Pattern[str]
    titled: re.Pattern[str]
    """A family name with a title, such as 吴博士."""
    fully_titled: re.Pattern[str]
    """A family name, a given name and a title, where a name may begin."""
    titles: re.Pattern[str]
    bare_title: re.Pattern[str]
    """A title that is mere politeness."""
    latin_titled: re.Pattern[str]
    uses: Mapping[str, Around]
    opens: Sequence[CuePattern]
    closes: Sequence[CuePattern]
    host_talk: Sequence[tuple[float, re.Pattern[str]]]
    guest_talk: Sequence[tuple[float, re.Pattern[str]]]
    glue: Sequence[re.Pattern[str]]
    alone: re.Pattern[str]
    """Before a name that is a sentence by itself."""
    presented: re.Pattern[str]
    """Behind a name that is not called…"""
    asked_up: re.Pattern[str]
    """…unless this stands before it."""
    told_of: re.Pattern[str]
    """Behind a name in a tale."""
    goes_on: re.Pattern[str]
    asks_on: re.Pattern[str]
    spoken_of: re.Pattern[str]
    latin_thanked: re.Pattern[str]
    latin_called: re.Pattern[str]
    """A Latin name within Chinese to whom the word goes."""
    thanked: re.Pattern[str]
    """Thanks to somebody whose family name is not in the list."""
    first_person: re.Pattern[str]
    moderator: re.Pattern[str]
    new_host: re.Pattern[str]
    sections: Mapping[str, re.Pattern[str]]
    thanks_begin: re.Pattern[str]
    panel_talk: re.Pattern[str]
    round: re.Pattern[str]
    presents: re.Pattern[str]
    thanks_only: re.Pattern[str]
    hands_over: re.Pattern[str]
    about: re.Pattern[str]


PLAIN = (
    *("alone", "presented", "asked_up", "told_of", "spoken_of", "goes_on", "asks_on"),
    *("first_person", "moderator", "new_host", "thanks_begin"),
    *("panel_talk", "round", "presents", "thanks_only", "hands_over", "about"),
)
"""What cues.yaml has as one expression, under the same name with hyphens."""
FILLERS = r"(?:这个[。，]?|那个[。，]?|呃|啊|嗯|呢|我们|咱们|一下|刚才|您|的|哎|[，,\s]|the|our|my)*"


@cache
def lexicon() -> Lexicon:
    """The lexicon; read once."""
    read: dict[str, Any] = yaml.safe_load(Path(__file__).with_name("cues.yaml").read_text(encoding="utf-8"))
    surnames, titles = str(read["surnames"]), str(read["titles"])
    name = rf"(?:[\u4e00-\u9fff·]{{1,5}}?(?:{titles})|[A-Z][a-z]+)"

    def compiled(pattern: str) -> re.Pattern[str]:
        for placeholder, words in (("{name}", name), ("{titles}", f"(?:{titles})"), ("{|}", "(?P<cut>)")):
            pattern = pattern.replace(placeholder, words)
        return re.compile(pattern, re.IGNORECASE)

    def cues(key: str) -> tuple[CuePattern, ...]:
        return tuple(
            CuePattern(one["cue"], one["by"], float(one["weight"]), compiled(one["words"]))
            for one in read[key]
        )

    def weighed(key: str) -> tuple[tuple[float, re.Pattern[str]], ...]:
        return tuple((float(one["weight"]), compiled(one["words"])) for one in read[key])

    return Lexicon(
        surnames=re.compile(f"(?:{surnames})"),
        titled=re.compile(rf"(?P<surname>{surnames})(?P<title>{titles})(?!体|共|结|而言|的来说)"),
        fully_titled=re.compile(
            rf"(?:^|(?<=[的请谢迎，。、：:；呃啊那位长任授家人]))(?!谢谢|(?<=谢)谢)(?P<name>(?:{surnames})[^\W\da-zA-Z级副首总主董]{{1,2}})(?P<title>{titles})"
        ),
        titles=re.compile(rf"(?:{titles})"),
        bare_title=re.compile("先生|女士|小姐|老师|总|Mr\\.?|Mrs\\.?|Ms\\.?|Sir"),
        latin_titled=re.compile(
            rf"\b(?P<title>{read['latin-titles']})[ ,，]+(?P<name>[A-Z][a-z]+(?: [A-Z][a-z]+)?)\b"
        ),
        uses={use: _around(use, read[use]) for use in ("call", "thanks", "self", "self-perhaps", "list")},
        opens=cues("opens"),
        closes=cues("closes"),
        host_talk=weighed("host-talk"),
        guest_talk=weighed("guest-talk"),
        glue=tuple(compiled(pattern) for pattern in read["glue"]),
        thanked=re.compile(
            rf"(?:谢谢|感谢){FILLERS}(?P<who>(?P<name>[\u4e00-\u9fff])(?P<title>总))(?!体|共|结|部)"
        ),
        latin_called=re.compile(
            r"(?:从|有请|请|欢迎|交给|问一下|接下来)\s*(?P<name>[A-Za-z]{3,})\s*(?=开始|总|老师|先|来|您|你|，|。|、)"
        ),
        latin_thanked=re.compile(
            r"(?i:thank you|thanks)(?: so much| very much)?,? (?P<name>[A-Z][a-z]{2,})\b"
        ),
        **{name: compiled(str(read[name.replace("_", "-")])) for name in PLAIN},
        sections={kind: compiled(pattern) for kind, pattern in read["sections"].items()},
    )


def _around(use: str, entry: Mapping[str, Any]) -> Around:
    before = "|".join(entry.get("before", ()))
    after = "|".join(entry.get("after", ()))
    return Around(
        re.compile(rf"(?:{before}){'' if use == 'self-perhaps' else FILLERS}$", re.IGNORECASE)
        if before
        else None,
        re.compile(f"(?:{after})", re.IGNORECASE) if after else None,
        re.compile(rf"(?:{entry['within']})[^。！？您]{{0,70}}$") if "within" in entry else None,
    )
