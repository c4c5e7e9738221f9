"""The judge: figures against a hand-made annotation."""

import json
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.evaluation import best_pairs, evaluate
from app.gold import BadGold, Gold, GoldSection, Spoken, parse_gold


def spoken(*turns: tuple[int, int, str]) -> tuple[Spoken, ...]:
    return tuple(Spoken(*turn) for turn in turns)


GOLD = Gold(spoken((0, 100, "host"), (100, 400, "guest"), (400, 450, "host")))


def test_the_same_turns_under_other_names_are_all_right():
    figures = evaluate(spoken((0, 100, "1"), (100, 400, "2"), (400, 450, "1")), (), GOLD)
    assert (figures.f1, figures.right, figures.speakers_found) == (1.0, 1.0, 2)
    assert figures.one_voice == pytest.approx(300 / 450)
    assert figures.differences == ()


def test_utterances_of_one_speaker_make_one_turn():
    figures = evaluate(spoken((0, 50, "1"), (50, 100, "1"), (100, 400, "2"), (400, 450, "1")), (), GOLD)
    assert figures.boundaries_set == 2


def test_a_boundary_counts_within_twelve_characters():
    near = evaluate(spoken((0, 112, "1"), (112, 400, "2"), (400, 450, "1")), (), GOLD)
    far = evaluate(spoken((0, 113, "1"), (113, 400, "2"), (400, 450, "1")), (), GOLD)
    assert (near.recall, far.recall) == (1.0, 0.5)


def test_two_boundaries_are_not_found_by_one():
    gold = Gold(spoken((0, 100, "a"), (100, 104, "b"), (104, 200, "a")))
    assert evaluate(spoken((0, 102, "1"), (102, 200, "2")), (), gold).recall == 0.5


def test_one_speaker_for_everything_merges_and_is_told_so():
    figures = evaluate(spoken((0, 450, "1")), (), GOLD)
    assert (figures.precision, figures.recall, figures.speakers_merged) == (1.0, 0.0, 2)
    assert figures.right == figures.one_voice == pytest.approx(300 / 450)
    assert [difference.kind for difference in figures.differences].count("missed") == 2


def test_a_speaker_under_two_names_is_split():
    figures = evaluate(spoken((0, 100, "1"), (100, 250, "2"), (250, 400, "3"), (400, 450, "1")), (), GOLD)
    assert figures.speakers_split == 1
    assert [d.at for d in figures.differences if d.kind == "false"] == [250]


def test_what_comes_after_the_annotation_is_left_out():
    gold = Gold(GOLD.turns, until=300)
    figures = evaluate(spoken((0, 100, "1"), (100, 310, "2"), (310, 450, "3")), (), gold)
    assert (figures.f1, figures.characters) == (1.0, 300)


def test_what_is_sure_is_counted_apart_from_what_is_doubtful():
    heard = (Spoken(0, 100, "1", 0.95), Spoken(100, 300, "2", 0.8), Spoken(300, 450, "1", 0.91))
    sure, likely, doubtful, _ = evaluate(heard, (), GOLD).sureness
    assert (sure.least, sure.turns, sure.turns_right) == (0.9, 2, 1)
    assert (sure.characters, sure.characters_right) == (250, 150)
    assert (likely.turns, likely.turns_right, doubtful.turns) == (1, 1, 0)


def test_utterances_of_one_turn_are_together_as_sure_as_their_mean():
    heard = (
        Spoken(0, 100, "1", 1.0),
        Spoken(100, 200, "2", 0.95),
        Spoken(200, 400, "2", 0.5),
        Spoken(400, 450, "1", 0.6),
    )
    assert [band.turns for band in evaluate(heard, (), GOLD).sureness] == [1, 0, 2, 0]


def test_a_turn_that_nobody_annotated_does_not_count():
    gold = Gold(spoken((0, 100, "host"), (200, 450, "guest")))
    heard = (Spoken(0, 100, "1", 1.0), Spoken(100, 200, "3", 1.0), Spoken(200, 450, "2", 1.0))
    assert [band.turns for band in evaluate(heard, (), gold).sureness] == [2, 0, 0, 0]


def test_stretches_that_do_not_say_how_sure_they_are_have_no_bands():
    assert evaluate(GOLD.turns, (), GOLD).sureness == ()


def test_a_section_is_found_by_its_kind_near_its_start():
    gold = Gold(GOLD.turns, (GoldSection("panel", "", 90), GoldSection("closing", "", 400)))
    figures = evaluate(GOLD.turns, (GoldSection("panel", "", 120), GoldSection("panel", "", 400)), gold)
    assert (figures.sections_found, figures.sections) == (1, 2)


@given(st.lists(st.lists(st.integers(0, 50), min_size=1, max_size=5), min_size=1, max_size=4))
def test_the_mapping_is_the_best_there_is(table):
    from collections import Counter

    width = max(map(len, table))
    shared = {f"gold{r}": Counter({f"ours{c}": n for c, n in enumerate(row)}) for r, row in enumerate(table)}
    pairs = best_pairs(shared)
    assert len(set(pairs.values())) == len(pairs)
    columns = [f"ours{c}" for c in range(max(width, len(table)))]
    best = max(
        sum(shared[f"gold{r}"][column] for r, column in enumerate(order[: len(table)]))
        for order in permutations(columns, len(table))
    )
    assert sum(shared[a][b] for a, b in pairs.items()) == best


def test_offsets_into_joined_paragraphs_become_offsets_into_the_file():
    source = "# Title\n\nOne two.\n\n three.\n"
    text = json.dumps(
        {
            "offsets": "into the concatenation of paragraphs without separators",
            "text_len": 15,
            "turns": [{"start": 0, "end": 4, "speaker": "a"}, {"start": 4, "end": 15, "speaker": "b"}],
        }
    )
    gold = parse_gold("gold.json", text, source)
    assert [source[turn.start : turn.end] for turn in gold.turns] == ["One ", "two.\n\n three."]


def test_an_annotation_with_speakers_gives_their_names():
    text = json.dumps(
        {
            "turns": [{"start": 0, "end": 3, "speaker": "A"}],
            "speakers": {"A": {"name": "Ada", "as_heard": ["Aida"]}},
            "until": 2,
        }
    )
    gold = parse_gold("gold.json", text, "abcdef")
    assert gold.names == {"A": ("Ada", "Aida")} and gold.until == 2


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("{", "no JSON"),
        ("[" * 100_000, "no JSON"),
        ("[]", "turns"),
        ('{"turns": []}', "turns"),
        ('{"turns": [{"start": 0, "speaker": "a"}]}', "end"),
        ('{"turns": [{"start": 0, "end": 99, "speaker": "a"}]}', "outside"),
        ('{"turns": [{"start": 2, "end": 1, "speaker": "a"}]}', "ends before it begins"),
        ('{"turns": [{"start": 1, "end": 1, "speaker": "a"}]}', "ends before it begins"),
        ('{"turns": [{"start": 0, "end": 1, "speaker": null}]}', "as text"),
        ('{"turns": [{"start": 0, "end": 1, "speaker": ["a"]}]}', "as text"),
        ('{"turns": [{"start": "x", "end": 9, "speaker": "a"}]}', "mistakes"),
        (
            '{"turns": [{"start":0,"end":1,"speaker":""}],"text_len":9,'
            '"offsets":"concatenation of paragraphs"}',
            "do not belong",
        ),
    ],
)
def test_an_annotation_that_cannot_be_used_says_why(text, says):
    with pytest.raises(BadGold, match=says):
        parse_gold("gold.json", text, "abc")
