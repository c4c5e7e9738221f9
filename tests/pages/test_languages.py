"""The interface in two languages: which one a reader gets, and that nothing is left in the other."""

import re

import pytest
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po

from app.attribution.lexicon import lexicon
from app.doubt import doubt
from app.languages import CATALOGUES, languages, wished
from app.message import Message
from app.settings import ROOT
from tests.pages.conftest import Visitor
from tests.pages.test_answers import PAGES
from tests.pages.test_reading import FORUM, TIDE

# Which one


@pytest.mark.parametrize(
    ("accepted", "code"),
    [
        ("", "en"), ("zh", "zh"), ("zh-CN,zh;q=0.9,en;q=0.8", "zh"), ("zh-TW", "zh"), ("ZH-hans", "zh"),
        ("en;q=0.5, zh;q=0.8", "zh"), ("fr, de;q=0.9, zh;q=0.1", "zh"), ("fr", "en"), ("zh;q=0, en", "en"),
        ("*", "en"), (";;;q=,,=", "en"), ("zh;q=nan", "en"), ("zh" * 100_000, "en"),
    ],
)  # fmt: skip
def test_the_browser_s_wish_is_followed(accepted: str, code: str) -> None:
    assert wished("", "", accepted).code == code


@pytest.mark.parametrize(
    ("asked", "remembered", "code"),
    [("en", "zh", "en"), ("", "en", "en"), ("xx", "en", "en"), ("xx", "yy", "zh"), ("../zh", "", "zh")],
)
def test_a_choice_goes_before_the_browser_s_wish(asked: str, remembered: str, code: str) -> None:
    assert wished(asked, remembered, "zh").code == code


def test_the_switch_leads_to_the_same_page_in_the_other_language_and_is_remembered(visitor: Visitor) -> None:
    english = visitor.opens("/search?q=tide&sort=date", Accept_Language="en")
    [query] = set(english.links("a.ui"))
    switch = f"/search{query}"
    chinese = visitor.opens(switch)
    assert chinese.one("html").get("lang") == "zh-Hans"
    assert chinese.texts(".hit .said") == english.texts(".hit .said")
    cookie = visitor.gets(switch).headers["set-cookie"]
    assert cookie.startswith("ui=zh;") and "HttpOnly" in cookie and "SameSite=lax" in cookie
    remembered = visitor.opens("/", Accept_Language="en", Cookie="ui=zh")
    assert remembered.one("html").get("lang") == "zh-Hans"


@pytest.mark.parametrize("address", PAGES)
def test_caches_are_told_that_pages_differ_by_language(visitor: Visitor, address: str) -> None:
    english, chinese = (visitor.gets(address, Accept_Language=code) for code in ("en", "zh"))
    assert {"Accept-Language", "Cookie"} <= set(re.split(", *", english.headers["vary"]))
    assert english.headers["etag"] != chinese.headers["etag"]
    assert "set-cookie" not in english.headers


# Nothing is left in the other


def extracted() -> set[str | tuple[str, ...]]:
    """Every message of code and templates."""
    mappings = [("app/**.py", "python"), ("templates/**.html", "jinja2"), ("templates/**.xml", "jinja2")]
    keywords = {"Message": None, "_": None, "gettext": None, "ngettext": (1, 2), "pgettext": ((1, "c"), 2)}
    found = extract_from_dir(ROOT, mappings, keywords=keywords)
    return {message if isinstance(message, str) else tuple(message) for _, _, message, _, _ in found}


def placeholders(text: str) -> set[str]:
    return set(re.findall(r"%\(\w+\)s|\{\w+\}|</?\w+[^>]*>", text))


@pytest.mark.parametrize("code", [code for code in languages() if code != "en"])
def test_every_message_is_translated_and_none_is_left_over(code: str) -> None:
    with (CATALOGUES / f"{code}.po").open("rb") as file:
        catalogue = read_po(file, locale=code)
    assert {message.id for message in catalogue if message.id} == extracted(), "run: make catalogues"
    for message in catalogue:
        forms = message.string if isinstance(message.string, tuple | list) else [message.string]
        plural = message.id[-1] if isinstance(message.id, tuple | list) else message.id
        assert not message.fuzzy or not message.id
        for form in forms if message.id else ():
            assert form and placeholders(form) == placeholders(plural), message.id


ENGLISH = {
    "Rostra",
    "rostra",
    "import",
    "FILE",
    "SubRip",
    "WebVTT",
    "Markdown",
    "English",
    "ms",
    "date",
    "page",
    "relevance",
}


@pytest.mark.parametrize(
    "address",
    [
        "/",
        "/search",
        "/speakers",
        "/nothing",
        "/search?q=!!!&sort=x&page=0",
        "/quote",
        "/quote?text=潮",
    ],
)
def test_a_chinese_page_has_no_english_words_of_its_own(visitor: Visitor, address: str) -> None:
    page = visitor.opens(address, Accept_Language="zh")
    for content in page.all(
        "code, a.title, a[href^='/events/'], .post, [lang=en], .tries a, script, .letters, .letter h2"
    ):
        content.drop_tree()
    words = " ".join(page.root.text_content().split())
    labels = " ".join(page.root.xpath("//@aria-label | //@placeholder | //@title"))
    assert set(re.findall(r"[A-Za-z]{2,}", f"{words} {labels}")) - ENGLISH == set()


def test_errors_and_hints_are_told_in_the_reader_s_language(visitor: Visitor) -> None:
    assert visitor.opens("/u/nothing", Accept_Language="zh").text(".lead") == "本档案中没有段落“nothing”。"
    assert visitor.opens("/u/nothing", Accept_Language="en").text(".lead").startswith("There is no passage")
    assert "不是日历中的一天" in visitor.opens("/search?q=a&from=soon", Accept_Language="zh").text(".note")
    unbalanced = visitor.opens("/search?q=(潮 OR", Accept_Language="zh").texts(".note")[0]
    assert unbalanced.endswith("已按普通词语处理。") and not re.search("[a-z]", unbalanced)
    doubt = visitor.opens(FORUM, Accept_Language="zh").all("a.doubt")[0].get("title")
    assert "把握" in doubt and "尚不确定" in doubt


def test_names_in_a_row_and_parts_of_a_source_have_the_commas_of_the_language(visitor: Visitor) -> None:
    for code, between, part in (("zh", "、", "，"), ("en", ", ", ", ")):
        names = visitor.opens("/speakers/lu-cheng-fan", Accept_Language=code).one(".variants")
        assert {span.tail for span in names.cssselect("span")[:-1]} == {between}
        source = visitor.opens(FORUM, Accept_Language=code).one(".tools").get("data-source")
        title, _, day = source.split(part)
        assert title == (
            "《“潮汐与算力”——智慧港航主题论坛（虚构样例）》" if code == "zh" else title.strip("《》")
        )
        assert day == ("2025年9月18日" if code == "zh" else "18 September 2025")


def test_a_part_that_is_called_what_it_is_is_called_so_once(visitor: Visitor) -> None:
    assert visitor.opens(FORUM, Accept_Language="zh").texts(".programme li")[1:3] == ["开场", "致辞"]
    assert visitor.opens(FORUM, Accept_Language="en").texts(".programme li")[1:3] == [
        "opening 开场",
        "welcome 致辞",
    ]


def test_programs_are_answered_in_english_whatever_they_accept(visitor: Visitor) -> None:
    problem = visitor.gets("/api/v1/utterances/nothing", Accept_Language="zh").json()
    assert problem["detail"].startswith("There is no")


# Dates, numbers, plurals


def test_dates_numbers_and_plurals_are_as_each_language_writes_them(visitor: Visitor) -> None:
    english, chinese = (visitor.opens(TIDE, Accept_Language=code) for code in ("en", "zh"))
    assert english.text(".facts time") == "19 September 2025" and "55 passages" in english.text(
        ".head .facts"
    )
    assert chinese.text(".facts time") == "2025年9月19日" and "55 段" in chinese.text(".head .facts")
    assert re.search(r"\d,\d{3} characters", english.text(".head .facts"))
    assert "1 passage" in visitor.opens('/search?q="what really happened"').text(".tally")


def test_shares_below_one_per_cent_say_so() -> None:
    english = languages()["en"]
    assert [english.share(value) for value in (0.374, 0.01, 0.002)] == ["37%", "1%", "<1%"]


def test_a_message_is_its_english_and_keeps_what_a_translation_needs() -> None:
    inner = Message("nothing in the text tells")
    message = Message("{share} sure: {told}", share="50%", told=inner)
    assert message == "50% sure: nothing in the text tells"
    assert languages()["zh"].say(message) == "把握 50%：文中没有线索"
    assert languages()["zh"].say("{share} of a talk") == "{share} of a talk"


def test_what_tells_who_speaks_is_told_in_the_reader_s_language() -> None:
    told = doubt(0.4, [{"cue": "thanks"}, {"cue": "farewell"}, {"cue": "thanks"}, {"cue": "question"}])
    assert told == "40% sure: thanks, the end of a talk, a question"
    assert languages()["zh"].say(told) == "把握 40%：致谢、讲话结束、提问"
    assert languages()["zh"].say(doubt(0.4, [])) == "把握 40%：文中没有线索"


@pytest.mark.parametrize("cue", sorted({one.cue for one in (*lexicon().opens, *lexicon().closes)}))
def test_every_cue_has_words_in_every_language(cue: str) -> None:
    told = doubt(0.4, [{"cue": cue}])
    chinese = languages()["zh"].say(told)
    assert chinese.isascii() is False and not re.search("[a-z]", chinese)


def test_voices_that_nobody_named_are_numbered_in_the_reader_s_language() -> None:
    chinese = languages()["zh"]
    assert chinese.person("Speaker 12") == "讲者 12"
    assert chinese.person("Speaker Johnson") == "Speaker Johnson"


def test_a_passage_s_title_has_the_colon_of_the_language(visitor: Visitor) -> None:
    address = visitor.opens(TIDE).links("a.at")[20]
    chinese = visitor.opens(address, Accept_Language="zh").text("title")
    english = visitor.opens(address, Accept_Language="en").text("title")
    assert chinese == english.replace(": “", "：“", 1) != english


@pytest.mark.parametrize(
    ("seconds", "english", "chinese"),
    [
        (20, "1 min", "1分钟"),
        (540, "9 min", "9分钟"),
        (7_440, "2 hr 4 min", "2小时4分钟"),
        (3_600, "1 hr", "1小时"),
    ],
)
def test_durations_are_as_each_language_writes_them(seconds: float, english: str, chinese: str) -> None:
    known = languages()
    assert known["zh"].duration(seconds) == chinese
    assert known["en"].duration(seconds).replace("hrs", "hr").replace("mins", "min") == english
