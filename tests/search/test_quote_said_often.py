"""A quotation that was said often; and short ones that only two speakers together would have said."""

import pytest

from app.search.check_quote import check_quote
from app.search.quote.quote_answer import QuoteAnswer
from tests.archived import Archive
from tests.search.hits import shown
from tests.search.quoting import check, put

SPEAKERS = [f"Pilot {name}" for name in ("Ada", "Bea", "Cai", "Dov", "Eve", "Fay", "Gus", "Hal")]


def asked(archive: Archive, text: str) -> QuoteAnswer:
    with archive.database.reading() as db:
        return check_quote(db, archive.engine, text)


@pytest.fixture
def greetings(archive: Archive) -> Archive:
    """Eight pilots who say the same, one after the other."""
    put(archive, *((name, f"The boat {name} sails is small. 欢迎各位船长。") for name in SPEAKERS))
    return archive


def test_five_places_are_shown_and_all_others_counted_with_a_search_for_them(greetings: Archive) -> None:
    answer = asked(greetings, "欢迎各位船长")
    assert answer.verdict == "exact" and len(answer.matches) == 5
    assert answer.more and (answer.more.number, answer.more.at_least) == (3, False)
    assert answer.more.query.q == '"欢迎各位船长"'
    assert greetings.find(answer.more.query.q).total == 8


def test_places_close_to_each_other_are_shown_each(archive: Archive) -> None:
    put(archive, *((name, "欢迎各位船长。") for name in SPEAKERS[:3]))
    answer = asked(archive, "欢迎各位船长")
    assert len(answer.matches) == 3 and answer.more is None
    assert sorted(match.main.speaker for match in answer.matches) == SPEAKERS[:3]


def test_of_what_is_said_in_part_nothing_more_is_counted(greetings: Archive) -> None:
    assert asked(greetings, "欢迎各位老师船长来").more is None


TWO = (("Ines Vale", "今天就到这里，感谢。"), ("Tomo Reed", "船长我们明天见。"))


def test_a_short_quotation_is_no_match_where_two_speakers_said_it_together(archive: Archive) -> None:
    put(archive, *TWO)
    assert check(archive, "感谢船长").verdict == "absent"
    assert archive.find("感谢船长").total == 0
    assert archive.find('"感谢船长"').total == 0


def test_it_is_one_where_the_sign_at_which_the_first_ends_is_copied_along(archive: Archive) -> None:
    put(archive, *TWO)
    [hit] = archive.find("感谢。船长").hits
    assert (hit.match, hit.continues) == ("exact", True)


def test_a_short_quotation_may_run_over_two_passages_of_one_speaker(archive: Archive) -> None:
    said = "\n\n".join(words for _, words in TWO)
    archive.put("one.md", f"# 2025-06-05 Leaks\n\n**Ines Vale:** {said}\n\n**Bo Quay:** Mhm.\n")
    archive.indexer.drain()
    [match] = check(archive, "感谢船长").matches
    assert (match.match, len(match.utterances)) == ("variant", 2)
    [hit] = archive.find("感谢船长").hits
    assert (shown(hit), hit.continues) == (["感谢"], True)


def test_a_longer_quotation_may_run_from_one_speaker_into_the_next(archive: Archive) -> None:
    put(archive, *TWO)
    [match] = check(archive, "今天就到这里感谢船长我们明天见").matches
    assert [row.speaker for row in match.speakers] == ["Ines Vale", "Tomo Reed"]
