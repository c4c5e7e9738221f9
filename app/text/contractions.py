"""English words that are written as one and are two: I'll, don't, it's, cannot, let's."""

from __future__ import annotations

import re
from functools import lru_cache

_ENDS = {"'ll": "will", "'re": "are", "'ve": "have", "'m": "am", "n't": "not"}
_BEFORE_S = "it he she that this there here what who where how when why everything everybody"
_BEFORE_D = "i you he she it we they who that there"
_BARE = "dont doesnt didnt isnt arent wasnt werent couldnt wouldnt shouldnt havent hasnt hadnt cannot"
"""Without an apostrophe, as recognisers write them: those that are no other word."""
_IRREGULAR = {"won't": "will", "can't": "can", "shan't": "shall", "let's": "let"}
_HAS = "been got had become gone grown come"
"""Behind it's, which is it has then."""
_HAD = "done seen taken made better said given found known thought left lost"
_DONE = re.compile(r"[a-z]{2,}ed")


@lru_cache(maxsize=4096)
def parted(word: str, following: str = "") -> tuple[tuple[str, int], ...]:
    """The two words of one (lower case) and how many letters of it each is; nothing for a word that is one.

    `following`: the next word, which tells it's for it is from it's for it has. Company's is no such word.
    """
    word = word.replace("’", "'")
    if word in _BARE.split():
        tail = 3 if word == "cannot" else 2
        return (word[:-tail], len(word) - tail), ("not", tail)
    whole, apostrophe, end = word.rpartition("'")
    if not apostrophe:
        return ()
    if word in _IRREGULAR:
        second = "us" if end == "s" else "not"
        first = len(whole) if end == "s" else len(word) - 3
        return (_IRREGULAR[word], first), (second, len(word) - first)
    meant = ""
    if end == "s" and whole in _BEFORE_S.split():
        meant = "has" if following in _HAS.split() else "is"
    elif end == "d" and whole in _BEFORE_D.split():
        meant = "had" if following in f"{_HAS} {_HAD}".split() or _DONE.fullmatch(following) else "would"
    if meant:
        return (whole, len(whole)), (meant, len(word) - len(whole))
    for ending, second in _ENDS.items():
        if len(word) > len(ending) and word.endswith(ending) and word != "ain't":
            begins = len(word) - len(ending)
            return (word[:begins], begins), (second, len(ending))
    return ()


_NEGATED = "can will shall do does did is are was were could would should have has had must need"


@lru_cache(maxsize=4096)
def negations(words: str) -> tuple[str, ...]:
    """The other ways to write a verb and its not (lower case): can't and can not for cannot."""
    words = words.replace("’", "'")
    verb, _, behind = words.partition(" ")
    if behind != "not":
        two = parted(words)
        verb = two[0][0] if two and two[1][0] == "not" else ""
    if verb not in _NEGATED.split():
        return ()
    short = next((one for one, of in _IRREGULAR.items() if of == verb and one.endswith("n't")), f"{verb}n't")
    ways = (short, f"{verb} not", *(["cannot"] if verb == "can" else []))
    return tuple(one for one in ways if one != words)
