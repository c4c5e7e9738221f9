"""Names taken apart: Western ones, Chinese ones, and Chinese ones in Latin letters, either way round."""

import pytest

from app.citations.names import Name, split_name


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        ("Thomas J. Sargent", Name(given="Thomas J.", family="Sargent")),
        ("Ursula von der Leyen", Name(given="Ursula", family="von der Leyen")),
        ("彭文生", Name(literal="彭文生")),
        ("莉斯贝特·昂达拉", Name(literal="莉斯贝特·昂达拉")),
        ("Ayla", Name(literal="Ayla")),
        ("Van Halen", Name(given="Van", family="Halen")),
        ("Mona Lisa", Name(given="Mona", family="Lisa")),
        ("Anna Lin", Name(given="Anna", family="Lin")),
        ("Salt and Vinegar", Name(literal="Salt and Vinegar")),
        ("Martin Luther King Jr.", Name(given="Martin Luther", family="King Jr.")),
        ("Kai-Fu Lee", Name(given="Kai-Fu", family="Lee")),
        ("Kar-wai Wong", Name(given="Kar-wai", family="Wong")),
        ("Omar al-masri", Name(given="Omar", family="al-masri")),
        ("JD Vance", Name(given="JD", family="Vance")),
        ("Liesbet ONDARRA", Name(given="Liesbet", family="ONDARRA")),
        ("Dr. Lu Chengfan", Name(literal="Dr. Lu Chengfan")),
        ("Professor Li", Name(literal="Professor Li")),
        ("Lu Chengfan, CEO", Name(literal="Lu Chengfan, CEO")),
        ("King, Jr.", Name(literal="King, Jr.")),
    ],
)
def test_only_names_with_two_words_change_places(name: str, parts: Name) -> None:
    assert split_name(name) == parts
    assert parts.straight == name


@pytest.mark.parametrize(
    ("name", "spellings", "family", "given"),
    [
        ("Lu Chengfan", ["陆澄帆", "Dr Lu"], "Lu", "Chengfan"),
        ("Chengfan Lu", ["陆澄帆博士"], "Lu", "Chengfan"),
        ("Lu Cheng-fan", ["陸澄帆"], "Lu", "Cheng-fan"),
        ("LU Chengfan", ["陆澄帆"], "LU", "Chengfan"),
        ("Li Wei", ["李伟"], "Li", "Wei"),
        ("Wei Li", ["李伟"], "Li", "Wei"),
        ("Zeng Shan", ["曾山"], "Zeng", "Shan"),  # 曾 is read ceng, as a name zeng
        ("Shan Zeng", ["单增"], "Shan", "Zeng"),  # 单 is read dan, as a name shan
        ("Ouyang Xiu", ["欧阳修"], "Ouyang", "Xiu"),
        ("Lü Bing", ["吕冰"], "Lü", "Bing"),
    ],
)
def test_the_chinese_spelling_tells_the_family_name(
    name: str, spellings: list[str], family: str, given: str
) -> None:
    found = split_name(name, spellings)
    assert (found.family, found.given, found.straight) == (family, given, name)


@pytest.mark.parametrize(
    ("name", "family", "given"),
    [
        ("Lu Chengfan", "Lu", "Chengfan"),
        ("Chengfan Lu", "Lu", "Chengfan"),
        ("Wu Jun", "Wu", "Jun"),
        ("Jun Wu", "Wu", "Jun"),
        ("Zhuge Liang", "Zhuge", "Liang"),
        ("Ao Jinxi", "Ao", "Jinxi"),
        ("Nie Qiuhan", "Nie", "Qiuhan"),
        ("Dan Benali", "Benali", "Dan"),
    ],
)
def test_without_it_the_part_that_can_be_one_is_the_family_name(name: str, family: str, given: str) -> None:
    found = split_name(name)
    assert (found.family, found.given, found.straight) == (family, given, name)


@pytest.mark.parametrize(
    ("name", "spellings", "family", "given"),
    [
        ("Tsai Ing-wen", [], "Tsai", "Ing-wen"),
        ("Kim Min-jun", [], "Kim", "Min-jun"),
        ("ONDARRA Liesbet", [], "ONDARRA", "Liesbet"),
        ("Huang Jen-Hsun", ["黄仁勋"], "Huang", "Jen-Hsun"),
    ],
)
def test_other_spellings_than_pinyin_with_the_family_name_first_are_known_by_their_look(
    name: str, spellings: list[str], family: str, given: str
) -> None:
    found = split_name(name, spellings)
    assert (found.family, found.given, found.straight) == (family, given, name)


def test_a_name_that_is_written_for_an_index_is_taken_as_it_is() -> None:
    assert split_name("Lu, Chengfan") == Name(given="Chengfan", family="Lu")
    assert split_name("Sargent, Thomas J.").inverted == "Sargent, Thomas J."


@pytest.mark.parametrize("name", ["Li Wei", "Wei Li", "Chen Yang"])
def test_a_name_that_can_be_read_both_ways_stays_whole(name: str) -> None:
    assert split_name(name) == Name(literal=name)


def test_a_double_first_name_keeps_its_hyphen() -> None:
    assert split_name("Jean-Pierre Serre").initials() == "J.-P."


def test_a_given_name_in_pinyin_is_known_by_its_characters() -> None:
    assert split_name("Lu Chengfan").syllables == ("cheng", "fan")
    assert split_name("Xian Lu", ["陆贤"]).syllables == ("xian",)
    assert split_name("Anna Lin").syllables == ()


@pytest.mark.parametrize(
    ("name", "family", "given"),
    [
        ("Kim Min-jae", "Kim", "Min-jae"),
        ("Ban Ki-Moon", "Ban", "Ki-Moon"),
        ("Chan Tai-man", "Chan", "Tai-man"),
        ("CHAN Tai Man", "CHAN", "Tai Man"),
        ("NG Man Tat", "NG", "Man Tat"),
        ("Min-jae Kim", "Kim", "Min-jae"),
        ("LI Wei", "LI", "Wei"),
        ("Wei LI", "LI", "Wei"),
        ("Mary Smith-jones", "Smith-jones", "Mary"),
        ("Kim Stanley Robinson", "Robinson", "Kim Stanley"),
        ("Lee Van Cleef", "Cleef", "Lee Van"),
        ("Ольга Smith", "Smith", "Ольга"),
        ("Ольга ИВАНОВА", "ИВАНОВА", "Ольга"),
    ],
)
def test_capitals_and_a_hyphen_tell_the_family_name(name: str, family: str, given: str) -> None:
    found = split_name(name)
    assert (found.family, found.given, found.straight) == (family, given, name)


@pytest.mark.parametrize(
    "name",
    ["Chan Tai Man", "Wong Kar Wai", "Lee Kuan Yew", "Kim Minjae", "Moon Jae In", "Tony Leung Chiu-wai"],
)
def test_a_name_that_may_begin_with_its_family_name_stays_whole(name: str) -> None:
    assert split_name(name) == Name(literal=name)


def test_the_given_name_beside_capitals_is_known_by_its_characters_too() -> None:
    assert split_name("LU Chengfan", ["陆澄帆"]).syllables == ("cheng", "fan")
