"""What somebody is and where: title and organisation, from the words around a name."""

from __future__ import annotations

import re
from dataclasses import dataclass

from rapidfuzz import fuzz

from app.attribution.lexicon import lexicon
from app.attribution.mentions import Mention
from app.text.sounds import sound_of_name

_KIND = (
    "公司|集团|大学|学院|研究院|研究所|政府|银行|资本|科技|交易所|中心|协会|实验室|基金|证券|智能|智造|医疗"
    "|创投|工厂|工场|中国|委员会|院"
)
_CHARACTER = r"(?:(?![是的])[\u4e00-\u9fffA-Za-z])"
_ORG = rf"(?P<org>{_CHARACTER}{{2,14}}?(?:{_KIND})(?:集团|公司)?|(?:{_CHARACTER}| ){{2,10}}?(?=的))"
_TITLE = r"(?P<title>[^，。！？、呃啊]{2,18}?)"
_BEFORE = re.compile(rf"(?P<org>{_CHARACTER}{{2,16}}?(?:{_KIND}))(?P<title>[^，。！？]{{2,40}})[，呃啊、]*$")
_AFTER = re.compile(
    rf"^[，呃啊\s]*(?:(?:.总|总){{1,2}})?[，呃啊\s]*(?:他|我|现在|然后|那个)?(?:是来自|来自于?|是)(?:我们|咱们|于)?{_ORG}(?:AI)?(?:的{_TITLE})?(?=[，。！？呃啊是]|$)"
)
_SELF = re.compile(rf"(?:是|来自)(?:我们|咱们|于)?{_ORG}(?:AI)?的?{_TITLE}?$")
_FIRM = re.compile(rf"(?P<org>{_CHARACTER}{{1,6}}(?:{_KIND}))(?P<title>)$")
_CALLING = re.compile(r"[，。！？]|有请|邀请到?|欢迎|介绍|首先是|获得者|交给|请|的是|主持人、?")
_WHERE_FROM = re.compile(r"(?P<org>[\u4e00-\u9fffA-Za-z]{2,8})的?(?:这个|那个|呃|啊|咱们|我们)*$")
_SAID_BETWEEN = re.compile("这个|那个|一个|[呃啊哈嗯]")
_GENERAL = re.compile(rf"(?:{_KIND}|有限|数字|技术|AI)+$")
FIRM_SOUND = 5
"""Letters that an organisation's own name must have to be told from other words."""
ALIKE, CLEARLY = 60.0, 12.0
"""From this likeness of sound, and with so much before the next, an organisation tells who is meant."""


@dataclass(frozen=True, slots=True)
class Affiliation:
    """Title and organisation; "" where it is not said."""

    title: str
    org: str


def affiliation(text: str, mention: Mention) -> Affiliation | None:
    """What the words around a name say of whoever bears it."""
    before = text[max(0, mention.start - 70) : mention.start]
    if mention.use == "self":
        found = _SELF.search(before) or _FIRM.search(before)
    elif mention.use == "self-perhaps":
        found = _FIRM.search(before)
    else:
        found = _BEFORE.search(_CALLING.split(before)[-1]) if mention.use in ("call", "list") else None
    found = found or _AFTER.search(text[mention.end : mention.end + 50])
    if found and (mention.use in ("self", "list", "call") or _FIRM.search(found["org"] or "")):
        return Affiliation(_clean(found["title"] or ""), _clean(found["org"] or ""))
    if mention.title and lexicon().bare_title.fullmatch(mention.title) is None:
        return Affiliation(mention.title, "")
    return None


def _clean(words: str) -> str:
    return _SAID_BETWEEN.sub("", words).strip(" 的，、")


def from_where(text: str, mention: Mention, orgs: list[list[str]]) -> int | None:
    """Which of several people (by their organisations) a name with an organisation before it means."""
    found = _WHERE_FROM.search(text[max(0, mention.start - 16) : mention.start])
    if found is None:
        return None
    heard = sound_of_name(_core(found["org"]))
    alike = sorted(
        (
            (max((fuzz.partial_ratio(sound_of_name(_core(org)), heard) for org in known), default=0.0), k)
            for k, known in enumerate(orgs)
        ),
        reverse=True,
    )
    (best, k), (second, _) = alike[0], alike[1]
    return k if best >= ALIKE and best - second >= CLEARLY else None


def _core(org: str) -> str:
    """An organisation's own name, without what many have in theirs."""
    return _GENERAL.sub("", org) or org


def own_firm(org: str) -> str:
    """The sound of an organisation's own name, which tells who says "we"; "" if it is too short for that."""
    heard = sound_of_name(_core(org))
    return heard if len(heard) >= FIRM_SOUND else ""
