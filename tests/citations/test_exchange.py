"""Citations as reference managers read them, and texts that try to break out of them."""

import json
import re
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.citations import FILES
from app.citations.cited import Cited, Said
from app.citations.exchange import bibtex, csl, csl_json, ris

HOSTILE = (
    "}, url = {https://evil.example} % \\input{x} $x^2$ & #1 ~_\r\nER  - \r\nTY  - BOOK\u2028\u202eabc\u0000"
)


def fields(entry: str) -> dict[str, str]:
    """The fields of a BibTeX entry, found by counting braces as BibTeX does."""
    found, depth, start, name = {}, 0, 0, ""
    for place, character in enumerate(entry):
        if character == "{":
            depth += 1
            if depth == 2:
                start = place + 1
                name = re.search(r"(\w+) = \{\Z", entry[: place + 1])[1]  # type: ignore[index]
        elif character == "}":
            depth -= 1
            if depth == 1:
                found[name] = entry[start:place]
    assert depth == 0
    return found


def records(text: str) -> list[tuple[str, str]]:
    """Tags and values of a RIS file."""
    lines = text.split("\r\n")
    assert lines.pop() == ""
    assert all(re.match(r"[A-Z][A-Z0-9]  - ", line) for line in lines)
    return [(line[:2], line[6:]) for line in lines]


def test_bibtex_of_a_chinese_name_keeps_it_whole(zh: Cited) -> None:
    entry = bibtex(zh)
    assert entry.startswith("@misc{pengwensheng2024dkalsan5bh,\n")
    assert fields(entry) == {
        "author": "{彭文生}",
        "title": "{“AI 规模新经济”——投融资主题论坛}",
        "howpublished": "世界人工智能大会 2024, Rostra",
        "eventtitle": "世界人工智能大会 2024",
        "date": "2024-07-05",
        "year": "2024",
        "url": "https://talks.example.org/u/dkalsan5bh",
        "urldate": "2026-11-25",
        "langid": "chinese",
        "abstract": "规模定律是“规模”的定律。",
    }
    assert "\n  month = jul,\n" in entry


def test_bibtex_of_an_english_name_takes_it_apart(en: Cited) -> None:
    found = fields(bibtex(en))
    assert found["author"] == "Ondarra, Liesbet Maria"
    assert found["title"] == "{Machines that wait}"
    assert found["howpublished"] == "Who owns the tide?, Harbour Forum 2025, Rostra"
    assert found["note"] == "At 1:02:03"


def test_bibtex_without_date_and_event_has_neither(bare: Cited) -> None:
    found = fields(bibtex(bare))
    assert found["author"] == "{Speaker 2}"
    assert not {"date", "year", "eventtitle", "note"} & found.keys()
    assert "month" not in bibtex(bare)


def test_bibtex_escapes_what_tex_would_act_on(en: Cited) -> None:
    words = Said("A B", True, "50% of {A} & B_1 cost $5 #1 ~x^2 \\end")
    found = fields(bibtex(replace(en, said=(words,))))
    assert found["abstract"] == (
        r"50\% of \textbraceleft{}A\textbraceright{} \& B\_1 cost \$5 \#1"
        r" \textasciitilde{}x\textasciicircum{}2 \textbackslash{}end"
    )


def test_ris(en: Cited) -> None:
    assert records(ris(en)) == [
        ("TY", "CPAPER"),
        ("AU", "Ondarra, Liesbet Maria"),
        ("TI", "Machines that wait"),
        ("T2", "Harbour Forum 2025"),
        ("T3", "Who owns the tide?"),
        ("PY", "2025"),
        ("DA", "2025/09/18/"),
        ("PB", "Rostra"),
        ("AB", "The water is never late."),
        ("LA", "en"),
        ("N1", "At 1:02:03"),
        ("UR", "https://talks.example.org/u/yavw5pqejp"),
        ("Y2", "2026/11/25/"),
        ("ID", "yavw5pqejp"),
        ("ER", ""),
    ]


def test_ris_without_date_and_event_has_neither(bare: Cited) -> None:
    assert not {"PY", "DA", "T2", "T3", "N1"} & dict(records(ris(bare))).keys()


def test_csl_json(zh: Cited, en: Cited, bare: Cited) -> None:
    assert json.loads(csl_json(en)) == [csl(en)]
    assert csl(en) == {
        "id": "yavw5pqejp",
        "type": "speech",
        "title": "Machines that wait",
        "author": [{"family": "Ondarra", "given": "Liesbet Maria"}],
        "container-title": "Who owns the tide?",
        "event-title": "Harbour Forum 2025",
        "issued": {"date-parts": [[2025, 9, 18]]},
        "publisher": "Rostra",
        "URL": "https://talks.example.org/u/yavw5pqejp",
        "accessed": {"date-parts": [[2026, 11, 25]]},
        "language": "en",
        "note": "At 1:02:03",
        "abstract": "The water is never late.",
    }
    assert csl(zh)["author"] == [{"literal": "彭文生"}]
    assert not {"issued", "event-title", "container-title"} & csl(bare).keys()


def saying(cited: Cited, field: str) -> Cited:
    """The same with a hostile speaker or hostile words."""
    return replace(cited, said=(replace(cited.said[0], **{field: HOSTILE}),))


def test_a_dialogue_has_each_speaker_once_as_an_author(both: Cited) -> None:
    assert fields(bibtex(both))["author"] == "Lu, Chengfan and Ondarra, Liesbet Maria and {彭文生}"
    assert bibtex(both).startswith("@misc{lu2025")
    assert [value for tag, value in records(ris(both)) if tag == "AU"] == [
        "Lu, Chengfan",
        "Ondarra, Liesbet Maria",
        "彭文生",
    ]
    assert csl(both)["author"] == [
        {"family": "Lu", "given": "Chengfan"},
        {"family": "Ondarra", "given": "Liesbet Maria"},
        {"literal": "彭文生"},
    ]
    assert csl(both)["abstract"].startswith("Lu Chengfan: It waits. Liesbet Maria Ondarra: The water")


@pytest.mark.parametrize("field", ["speaker", "words", "talk", "session", "event", "archive", "url"])
def test_no_text_breaks_out_of_its_field(field: str, en: Cited) -> None:
    bad = replace(en, **{field: HOSTILE}) if field in Cited.__slots__ else saying(en, field)
    assert fields(bibtex(bad)).keys() <= fields(bibtex(en)).keys()
    assert (
        fields(bibtex(bad))["url" if field != "url" else "title"]
        == fields(bibtex(en))["url" if field != "url" else "title"]
    )
    assert [tag for tag, _ in records(ris(bad))] == [tag for tag, _ in records(ris(en))]
    for file in FILES.values():
        assert not re.search("[\u202e\u2028\u0000]", file.write(bad))


@given(st.text(max_size=80))
def test_whatever_is_said_each_format_stays_whole(words: str) -> None:
    said = (Said(words, True, words, (words,)), Said("陆" + words, True, words))
    cited = Cited("x1", said, "en", words, words, words, None, 1.0, words, words, date(2026, 1, 2))
    fields(bibtex(cited))
    assert records(ris(cited))[-1] == ("ER", "")
    assert json.loads(csl_json(cited))[0]["type"] == "speech"
