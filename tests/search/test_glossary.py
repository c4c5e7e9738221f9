"""The glossary in searches: what was misheard for a term, by whichever way the term is typed."""

import pytest

from app.archive.glossary import replace_glossary
from app.glossary import Term
from app.search.suggest.suggest import suggestions
from tests.archived import Archive

MISHEARD = "所以open eye帮大家摊通了一条路。"


def knowing(archive: Archive, said: list[str], *terms: Term) -> Archive:
    """The archive with a talk and a glossary."""
    archive.put("port.md", "\n\n".join(f"**Ines Vale:** {words}" for words in said))
    archive.indexer.drain()
    replace_glossary(archive.database, "glossary", terms)
    return archive


def found(archive: Archive, q: str) -> set[str]:
    return {hit.row.text for hit in archive.find(q).hits if hit.match in ("exact", "variant")}


@pytest.mark.parametrize("typed", ["OpenAI", "openai", "open ai", "Open-AI", "open‑ai", "ＯＰＥＮ ＡＩ"])
def test_a_term_is_the_same_with_and_without_spaces_and_hyphens(archive: Archive, typed: str) -> None:
    knowing(archive, [MISHEARD, "港口的灯亮着。"], Term("OpenAI", ("open eye",)))
    assert found(archive, typed) == {MISHEARD}


@pytest.mark.parametrize("typed", ["deepmind", "deep mind", "deep-mind"])
def test_so_it_is_where_the_glossary_has_the_space(archive: Archive, typed: str) -> None:
    knowing(archive, ["后来低满的赢了围棋。", "港口的灯亮着。"], Term("Deep Mind", ("低满的",)))
    assert found(archive, typed) == {"后来低满的赢了围棋。"}


def test_a_term_of_several_words_may_stand_beside_others(archive: Archive) -> None:
    knowing(archive, [MISHEARD, "open eye没有钱。"], Term("OpenAI", ("open eye",)))
    assert found(archive, "open ai 大家") == {MISHEARD}


@pytest.mark.parametrize("beside", ["1999", "4.5", "7x", "rudder", "酒店"])
def test_what_stands_beside_a_term_is_looked_for_too(archive: Archive, beside: str) -> None:
    said = ["等到AJI来了再说。", f"The AJI of the quay, {beside}, they said.", "港口的灯亮着。"]
    knowing(archive, said, Term("AGI", ("AJI",)))
    assert found(archive, f"AGI {beside}") == found(archive, f"{beside} AGI") == {said[1]}
    assert found(archive, "AGI") == set(said[:2])
    assert found(archive, "AGI 2024") == set()


def test_what_was_typed_with_a_space_is_called_a_variant_of_what_stands_without(archive: Archive) -> None:
    knowing(archive, ["OpenAI进来了。"], Term("OpenAI", ("open eye",)))
    assert [hit.match for hit in archive.find("open ai").hits] == ["variant"]


def test_words_in_quotation_marks_are_no_term(archive: Archive) -> None:
    knowing(archive, [MISHEARD], Term("OpenAI", ("open eye",)))
    assert found(archive, '"open ai"') == set()


HINTON = "那支付jerey他今年拿了奖。"


@pytest.mark.parametrize("typed", ["Geoffrey Hinton", "Hinton", "hinton"])
def test_a_persons_surname_alone_leads_to_what_was_heard_for_the_name(archive: Archive, typed: str) -> None:
    knowing(archive, [HINTON, "港口的灯亮着。"], Term("Geoffrey Hinton", ("支付jerey",)))
    assert found(archive, typed) == {HINTON}


def test_so_does_the_surname_of_somebody_on_the_programme(archive: Archive) -> None:
    knowing(archive, ["That was unsell.", "Yes."], Term("Ansel Quillmere", ("unsell",)))
    archive.put("quay.md", "**Ansel Quillmere:** The quay is quiet.\n\n**Pia Lundamo:** At night.")
    archive.indexer.drain()
    assert found(archive, "Quillmere") == {"That was unsell."}


@pytest.mark.parametrize(
    ("term", "heard", "typed"),
    [
        ("Harbour Forum", "哈伯佛冷", ["harbour", "forum"]),
        ("Scaling Law", "sning弱", ["scaling", "law"]),
        ("Morgan Stanley", "摩根斯坦", ["morgan", "stanley"]),
        ("Mark Ten", "马可谈", ["mark", "ten"]),
    ],
)
def test_neither_word_of_another_name_leads_to_what_was_heard_for_both(
    archive: Archive, term: str, heard: str, typed: list[str]
) -> None:
    knowing(archive, [f"我们说{heard}这件事。", "港口的灯亮着。"], Term(term, (heard,)))
    assert found(archive, term) == {f"我们说{heard}这件事。"}
    assert [found(archive, word) for word in typed] == [set(), set()]


@pytest.mark.parametrize("typed", ["open", "opena", "open a", "open-a"])
def test_a_term_is_suggested_while_it_is_typed_with_a_space(archive: Archive, typed: str) -> None:
    knowing(archive, [MISHEARD], Term("OpenAI", ("open eye",)))
    with archive.database.reading() as db:
        assert "OpenAI" in [one.text for one in suggestions(db, archive.engine, typed)]
