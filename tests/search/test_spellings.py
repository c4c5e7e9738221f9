"""A word is found however it is spelt: in either script, with accents or without, British or American."""

import pytest

from tests.archived import Archive
from tests.search.hits import every_hit, put, shown


def test_a_word_finds_every_utterance_that_holds_it_in_either_script(samples: Archive) -> None:
    found = every_hit(samples, "岸电")
    hits = [hit for hit in found if hit.match != "sounds_like"]
    assert found[: len(hits)] == hits
    assert {word for hit in found[len(hits) :] for word in shown(hit)} == {"暗电"}
    texts = [hit.row.text for hit in hits]
    assert any("岸电" in text for text in texts) and any("岸電" in text for text in texts)
    assert {word for hit in hits for word in shown(hit)} == {"岸电", "岸電"}
    assert [hit.match for hit in hits] == sorted((hit.match for hit in hits), key=["exact", "variant"].index)
    assert all(("岸电" in hit.row.text) == (hit.match == "exact") for hit in hits)


def test_an_abbreviation_is_no_inflection_of_another(archive: Archive) -> None:
    said = ("AI speaks.", "ＡＩ reads.", "Two AIs argue.", "AI's turn.", "Ships send AIS.")
    archive.put("harbour.md", "\n\n".join(f"**Ines Vale:** {words}" for words in said))
    archive.indexer.drain()
    found = {hit.row.text: hit.match for hit in every_hit(archive, "AI")}
    assert found == {said[0]: "exact", said[1]: "variant", said[2]: "variant", said[3]: "exact"}
    assert [hit.row.text for hit in every_hit(archive, "ais")] == [said[4]]


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("harbor", "The harbours sleep."),
        ("harbour", "The harbor sleeps."),
        ("organise", "They organized it."),
        ("data center", "A data centre hums."),
        ("programme", "It is a program."),
    ],
)
def test_british_and_american_words_are_the_same_words(archive: Archive, typed: str, said: str) -> None:
    archive.put("quay.md", f"**Ines Vale:** {said}\n\n**Pia Lundamo:** At night.")
    archive.indexer.drain()
    results = archive.find(typed)
    assert [(hit.row.text, hit.match) for hit in results.hits] == [(said, "variant")]
    assert results.did_you_mean == ""
    assert all(hit.match != "variant" for hit in archive.find(f'"{typed}"').hits)


def test_all_spellings_of_a_frequent_word_are_counted(archive: Archive) -> None:
    said = [f"The {word} has {i} ships." for i in range(150) for word in ("harbour", "harbor")]
    archive.put("quay.md", "\n\n".join(f"**Ines Vale:** {words}" for words in said))
    archive.indexer.drain()
    results = archive.find("harbor", per_page="1")
    assert (results.total, results.partial) == (300, False)
    assert archive.find("harbor", match="variant").total == 150


def test_a_part_of_an_english_word_is_not_the_word(archive: Archive) -> None:
    said = ("For my grandchildren.", "The children sleep.")
    archive.put("quay.md", "\n\n".join(f"**Ines Vale:** {words}" for words in said))
    archive.indexer.drain()
    assert [(hit.row.text, hit.match) for hit in archive.find("children").hits] == [(said[1], "exact")]
    assert {hit.match for hit in archive.find("hildren").hits} == {"variant"}


@pytest.mark.parametrize("q", ["5.6万亿", "5。6万亿", "５.６萬億"])
def test_a_number_is_found_in_its_other_spelling(samples: Archive, q: str) -> None:
    found = {word for hit in every_hit(samples, q) for word in shown(hit)}
    assert found == {"5.6万亿", "5.6 trillion"}


@pytest.mark.parametrize(
    ("q", "words"),
    [
        ("AI", "A.I."), ("A.I.", "A.I."), ("USA", "U.S.A"), ("PhD", "Ph.D."),
        ("26 years", "Twenty-six years"), ("twenty six years", "Twenty-six years"),
        ("95%", "ninety-five percent"), ("million", "million"), ("forty", "forty"), ("two", "two"),
    ],
)  # fmt: skip
def test_abbreviations_and_numbers_in_words_are_found_however_they_are_typed(
    archive: Archive, q: str, words: str
) -> None:
    archive.put(
        "talk.md",
        "# 2025-06-01 Numbers\n\n**Ines Vale:** Twenty-six years of A.I. in the U.S.A. made ninety-five "
        "percent of forty million Ph.D. holders happy, and two hundred of them rich.\n",
    )
    archive.indexer.drain()
    [hit] = every_hit(archive, q)
    assert "".join(shown(hit)).replace(" ", "").startswith(words.rstrip(".").replace(" ", ""))


@pytest.mark.parametrize(
    ("q", "words"),
    [
        ("100 barges", "a hundred barges"),
        ("hundred barges", "hundred barges"),
        ("122", "hundred and twenty-two"),
        ("a hundred and twenty-two", "hundred and twenty-two"),
        ("2.5 hours", "two and a half hours"),
    ],
)
def test_a_hundred_and_a_half_are_numbers(archive: Archive, q: str, words: str) -> None:
    put(
        archive,
        "They sent a hundred barges, and a pilot.",
        "And the other hundred and twenty-two? We waited, and a gull came.",
        "It took two and a half hours and a kettle of tea.",
    )
    [hit] = every_hit(archive, q)
    assert " ".join(shown(hit)) == words


@pytest.mark.parametrize(
    ("q", "words"),
    [("0.7", "0点7"), ("零点七几", "0点7几"), ("一万亿美元", "1万亿"), ("1万亿美元", "1万亿")],
)
def test_a_number_is_found_with_a_point_in_words_and_where_it_is_said_twice(
    archive: Archive, q: str, words: str
) -> None:
    put(archive, "码头的效率只有0点7几，", "修一座新港至少要1万亿1万亿。", "美元的投资从哪里来？")
    [hit] = every_hit(archive, q)
    assert "".join(shown(hit)).endswith(words)


APART = """# 2025-05-01 Apart

**Ines Vale:** We read her re\u0301sume\u0301 in the ﬁrst oﬃce.

**Tomo Reed:** \u1112\u1161\u11ab\u1100\u1173\u11af 論壇。
"""


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("resume", "résumé"),
        ("resum*", "résumé"),
        ("offic*", "office"),
        ("한글", "한글"),
        ("re\u0301sume\u0301", "résumé"),
    ],
)
def test_letters_taken_apart_or_joined_make_no_difference(archive: Archive, typed: str, words: str) -> None:
    archive.put("apart.md", APART)
    archive.indexer.drain()
    [hit] = archive.find(typed).hits
    assert [piece.text for piece in hit.pieces if piece.marked] == [words]


CAFE = """# 2025-06-03 Port

**José Müller:** It was in Zürich, at a café. Naïve of me.

**Renée d’Arcy:** Cafés, she said.
"""


@pytest.mark.parametrize("typed", ["zurich", "Zürich,", "Zu\u0308rich cafe", "naive", "caf*"])
def test_accents_make_no_difference(archive: Archive, typed: str) -> None:
    archive.put("port.md", CAFE)
    archive.indexer.drain()
    assert "José Müller" in {hit.row.speaker for hit in archive.find(typed).hits}
    assert all(hit.spans and hit.match != "sounds_like" for hit in archive.find(typed).hits)


@pytest.mark.parametrize("typed", ["ToC", "toC", "to C", "2C", "“ToC”", '"2C"'])
def test_to_customers_is_found_however_it_is_written(archive: Archive, typed: str) -> None:
    said = ("我们做ToC的生意。", "我们做to C的生意。", "先做2C，再看。", "He read the toc.", "B2C it is.")
    archive.put("port.md", "\n\n".join(f"**Ines Vale:** {words}" for words in said))
    archive.indexer.drain()
    assert {hit.row.text for hit in every_hit(archive, typed)} == set(said[:3])
    assert {word for hit in every_hit(archive, typed) for word in shown(hit)} == {"ToC", "to C", "2C"}
    assert [hit.row.text for hit in every_hit(archive, "toc")] == [said[3]]


@pytest.mark.parametrize("typed", ["A. I.", "A.I.", "AI", "ai"])
def test_an_abbreviation_is_found_with_blanks_between_its_letters(archive: Archive, typed: str) -> None:
    said = ("A. I. comes to the quay.", "A.I. too.", "And AI.", "That was plan A. I know.")
    archive.put("port.md", "\n\n".join(f"**Ines Vale:** {words}" for words in said))
    archive.indexer.drain()
    assert {hit.row.text for hit in every_hit(archive, typed)} == set(said[:3])
    assert {word for hit in every_hit(archive, typed) for word in shown(hit)} == {"A. I", "A.I", "AI"}


def test_a_country_is_no_pronoun_where_that_can_be_told(archive: Archive) -> None:
    said = ("The US trades.", "U.S. ships.", "U. S. law.", "Give us data.", "In the USA we wait.")
    archive.put("port.md", "\n\n".join(f"**Ines Vale:** {words}" for words in said))
    archive.indexer.drain()
    country = {said[0], said[1], said[2], said[4]}
    for typed in ("US", "U.S.", "U. S.", "USA", "the US"):
        assert {hit.row.text for hit in every_hit(archive, typed) if hit.match != "partial"} <= country
    assert {hit.row.text for hit in every_hit(archive, "US")} == country
    found = {hit.row.text: shown(hit) for hit in every_hit(archive, "us")}
    assert found == {said[0]: ["US"], said[1]: ["U.S"], said[2]: ["U. S"], said[3]: ["us"]}
    assert {hit.row.text for hit in every_hit(archive, '"the us trades"')} == {said[0]}
    assert {hit.row.text for hit in every_hit(archive, "us trades")} == {said[0]}
    assert {hit.row.text for hit in every_hit(archive, "PLEASE GIVE US DATA")} == {said[3]}


@pytest.mark.parametrize(
    ("typed", "said", "marked"),
    [
        ('"it\'s"', "It is late and it's dark; its lamp, it’s it.", ["it's", "it’s"]),
        ("“it’s”", "It is late and it's dark; its lamp, it’s it.", ["it's", "it’s"]),
        ("it's", "It is late and it's dark; its lamp.", ["it's", "its"]),
        ("it", "It is late and it's dark; its lamp.", ["It"]),
        ('"we＇ll"', "Well, we'll see it well.", ["we'll"]),
        ("we‘ll", "Well, we'll see it well.", ["we'll"]),
        ("well", "Well, we'll see it well.", ["Well", "well"]),
        ('"don\'t"', "I do, don't do it; don’t.", ["don't", "don’t"]),
        ('"company\'s"', "The company's ship, companies, company.", ["company's"]),
        ("company", "The company's ship, two companies.", ["company's", "companies"]),
        ('"data-driven"', "A data-driven port is data driven.", ["data-driven"]),
        ("data-driven", "A data-driven port is data driven.", ["data-driven", "data driven"]),
        ('"they\'re"', "They sail, for they＇re there.", ["they＇re"]),
    ],
)
def test_what_is_marked_is_what_was_asked_for(
    archive: Archive, typed: str, said: str, marked: list[str]
) -> None:
    archive.put("port.md", f"**Ines Vale:** {said}")
    archive.indexer.drain()
    [hit] = archive.find(typed).hits
    assert shown(hit) == marked


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("cannot", "I can't swim."),
        ("can't", "I cannot swim."),
        ("can’t", "I can not swim."),
        ("can not", "I can't swim."),
        ("I cannot swim", "I can't swim."),
        ("won't", "They will not wait."),
        ("they will not wait", "They won't wait."),
        ("isn't", "It is not deep."),
        ("did not", "It didn't rain."),
    ],
)
def test_a_verb_and_its_not_are_found_however_they_are_written(
    archive: Archive, typed: str, said: str
) -> None:
    others = "I can swim.\n\n**Pia Lundamo:** They want, count and will it.\n\n**Pia Lundamo:** It is deep."
    archive.put("quay.md", f"**Ines Vale:** {said}\n\n**Pia Lundamo:** {others}")
    archive.indexer.drain()
    found = archive.find(typed)
    assert [(hit.row.text, hit.match) for hit in found.hits if hit.match != "partial"] == [(said, "variant")]
    assert found.did_you_mean == ""


def test_a_negation_that_nobody_said_is_not_taken_for_its_verb(archive: Archive) -> None:
    archive.put("quay.md", "**Ines Vale:** I can swim, and count canned fish. They want it.")
    archive.indexer.drain()
    for typed in ("cannot", "can't", "won't"):
        found = archive.find(typed)
        assert (found.total, found.did_you_mean) == (0, "")


@pytest.mark.parametrize(
    ("q", "words"),
    [
        ("OpenAI 灯塔", ["open AI", "灯塔"]),
        ("灯塔 openai", ["open AI", "灯塔"]),
        ("AlphaGo 1911", ["alpha go", "1911"]),
        ("datacentres quay", ["data centre", "quay"]),
        ("start-ups sink", ["Startups", "sink"]),
    ],
)
def test_a_compound_is_found_in_two_words_or_one_beside_another_word(
    archive: Archive, q: str, words: list[str]
) -> None:
    put(
        archive,
        "后来open AI买了这座灯塔。",
        "We called the tug alpha go in 1911.",
        "There is a data centre below the quay.",
        "Startups sink or swim, says the pilot.",
        "An open window, and the AI of the quay; go on, alpha.",
    )
    assert [(shown(hit), hit.match) for hit in every_hit(archive, q)] == [(words, "variant")]
