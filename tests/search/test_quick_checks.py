"""What is told of a text at a glance is what the full comparison says: nothing lost, nothing too much."""

import re

from hypothesis import example, given
from hypothesis import strategies as st

from app.search.names.lexicon import Lexicon
from app.search.query.language import understand
from app.search.stored.rows import TextRow
from app.search.verify.judging import judge_of
from app.search.verify.verify import verify
from app.text.normalise import plain
from app.text.passage import places_of, surface
from app.text.white_space import squash
from app.text.whole_words import LETTER

pieces = st.sampled_from([*"潮汐发電电你这个", "啊", "呃", "，", "。", " ", "嗯，", "五", "A"])
texts = st.lists(pieces, min_size=1, max_size=12).map("".join)
asked = st.lists(st.sampled_from([*"潮汐发电你个啊呃五", " "]), min_size=1, max_size=6).map("".join)


@given(asked=asked, unwanted=st.sampled_from(["", ' -"foo bar"']), text=texts, following=texts | st.just(""))
def test_quick_checks_say_what_the_comparison_says(
    asked: str, unwanted: str, text: str, following: str
) -> None:
    ways = understand(f'"{asked}"{unwanted}').alternatives
    if not ways or not ways[0].wanted:
        return
    quick = judge_of(ways[0], Lexicon())(TextRow(1, text, following), 0)
    slow = verify(ways[0].wanted, ways[0].unwanted, text, following)
    if slow is not None:
        assert quick is not None and quick.match == slow.match
    elif quick is not None:  # a hesitation or a stutter that was asked for stands there as it is
        assert plain(surface(asked)) in squash(plain(text))


def test_a_long_quote_may_begin_far_from_the_end_of_an_utterance() -> None:
    said = "".join(chr(0x4E10 + 7 * i) for i in range(60))
    [way] = understand(f'"{said}"').alternatives
    quick = judge_of(way, Lexicon())(TextRow(1, said[:45], said[45:]), 0)
    assert quick is not None and quick.continues


signs = st.text("aBé潮1_%.(' \n\u3000", max_size=14)


@given(words=st.lists(st.text("aBé1.('", min_size=1, max_size=3), min_size=1, max_size=3), text=signs)
@example(words=["a", "B"], text="aB a B")
@example(words=["a"], text="潮a1 a潮")
def test_words_are_found_by_hand_where_a_regular_expression_finds_them(words: list[str], text: str) -> None:
    row = r"\s+".join(map(re.escape, words))
    expression = re.compile(f"(?<!{LETTER})(?={row}(?!{LETTER}))")
    assert list(places_of(words, text)) == [found.start() for found in expression.finditer(text)]
