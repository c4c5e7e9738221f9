"""Of a sentence that was typed what is marked is the sentence, and not each of its small words all over."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.search.query.query import parse
from app.search.verify.exact_places import exact_places
from app.search.verify.verify import verify
from tests.archived import Archive
from tests.search.hits import marked, put, shown


@pytest.mark.parametrize(
    ("q", "said", "words"),
    [
        (
            "who owns the crane",
            "A quay is it. Who owns the crane? The town.",
            ["Who owns the crane"],
        ),
        (
            "a crane is kept on the quay",
            "It is on the map that a crane is kept on the quay. The crane is on a rail, on and on.",
            ["a crane is kept on the quay"],
        ),
        ("the crane", "The crane moves the stone. The crane rests.", ["The crane", "The crane"]),
        ("old cranes", "An old crane, and old cranes on an old quay.", ["old crane", "old cranes"]),
    ],
)
def test_where_words_stand_in_a_row_each_such_row_is_marked(
    archive: Archive, q: str, said: str, words: list[str]
) -> None:
    put(archive, said)
    assert [shown(hit) for hit in archive.find(q).hits] == [words]


@pytest.mark.parametrize(
    ("q", "said", "words"),
    [
        (
            "the crane of the quay",
            "The stone lies by the crane, and the men of the quay look at the stone.",
            ["the", "crane", "of", "the", "quay"],
        ),
        ("who is on the quay", "There is a man on the quay. Who he is I am not told.", ["on", "the", "quay"]),
        ("AI 的 未来", "今天的会议说AI，也说我们的未来。", ["AI", "的未来"]),
    ],
)
def test_where_they_do_not_words_of_grammar_are_marked_beside_others(
    archive: Archive, q: str, said: str, words: list[str]
) -> None:
    put(archive, said)
    assert [shown(hit) for hit in archive.find(q).hits] == [words]


def test_where_nothing_else_was_asked_for_they_are_marked(archive: Archive) -> None:
    put(archive, "Is the quay where it was?")
    assert marked(archive, "it is") == {"it", "Is"}


def test_of_what_nobody_said_whole_they_are_marked_beside_others_too(archive: Archive) -> None:
    put(archive, "At the door the sailors slept, and the crane at the quay was red. The sea is the sea.")
    [hit] = archive.find("the crane slept, the sailors at the door and the quay dreamed of whales").hits
    assert hit.match == "partial" and "quay" in shown(hit)
    assert not any(span[0] >= hit.row.text.index("was red") for span in hit.spans)


@pytest.mark.parametrize(
    ("q", "said", "words"),
    [
        ("who owns the old crane", "Who  owns the\told crane? So: who owns the old crane?", 2),
        ("起重机是属于港口的吗", "你说起重机是属于港口的吗？我也问：起重机是 属于\n港口的吗。", 2),
        ("who owns the old crane", "whoever owns the old cranes", 0),
        ("起重机", "起重机", 0),
        ("a boat in the old port", "ﬁrst a boat in the old port, then a boat in the old port", 2),
    ],
)
def test_a_sentence_that_stands_as_it_is_is_told_without_folding(q: str, said: str, words: int) -> None:
    places = exact_places(parse(q).wanted, said)
    assert len(places) == words
    if q.isascii():
        assert {" ".join(said[slice(*one)].lower().split()) for one in places} <= {q}


@given(st.text("潮汐算力电 ，", max_size=30), st.data())
def test_it_is_told_as_it_is_with_folding(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    wanted = parse(f'"{text[start : data.draw(st.integers(start, len(text)))]}"').wanted
    places = exact_places(wanted, text) if wanted else ()
    whole = verify(wanted, (), text) if places else None
    assert whole is None or whole.spans == places


def test_a_word_in_capitals_is_none_of_grammar(archive: Archive) -> None:
    put(archive, "The crane moved, and IT stood by.")
    assert marked(archive, "IT crane") == {"IT", "crane"}
