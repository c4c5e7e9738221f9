"""Addresses whose words left the transcript: what they answer, and how they come back."""

import pytest
from sqlalchemy import select

from app.database import Database
from app.models import Speaker, Utterance
from tests.archive.conftest import TITLE, Put
from tests.archive.test_links import SENTENCES, Address, addresses, labelled


def address_of(database: Database, words: str) -> str:
    (address,) = [public_id for public_id, one in addresses(database).items() if one.words == words]
    return address


def lines(*said: tuple[str, str]) -> str:
    return TITLE + "\n\n".join(f"**{name}:** {words}" for name, words in said)


def test_words_that_return_have_their_old_address_again(put: Put, database: Database) -> None:
    labelled = [
        f"**Ines Vale:** {SENTENCES[0]}",
        f"**Tomo Reed:** {SENTENCES[4]}",
        f"**Ines Vale:** {SENTENCES[9]}",
    ]
    whole, cut = "\n\n".join(labelled), "\n\n".join([labelled[0], labelled[2]])
    put(TITLE + whole)
    before = addresses(database)
    assert put(TITLE + cut).gone == 1
    put(TITLE + whole)
    assert addresses(database) == before


def test_an_import_that_loses_most_addresses_says_so(put: Put, database: Database) -> None:
    """The same video: the same session, whatever its words are."""
    title = "# P1：20250315-港湾论坛 - LarkUploads - BV1zz411y7Qe\n\n"
    put(title + "\n\n".join(SENTENCES[:6]))
    report = put(title + "\n\n".join(SENTENCES[8:]))
    assert report.gone > 0
    assert any("answer 410 now" in note for note in report.notes)


def test_a_lost_address_does_not_come_back_where_somebody_else_says_the_same(
    put: Put, database: Database
) -> None:
    lines = labelled(SENTENCES[:4])
    put(TITLE + "\n\n".join([lines[0], "**Tomo Reed:** 是的，我同意。", *lines[1:]]))
    (address,) = [public_id for public_id, one in addresses(database).items() if "同意" in one.words]
    put(TITLE + "\n\n".join(lines))
    put(TITLE + "\n\n".join([*lines, "**Ada Quist:** 是的，我同意。"]))
    assert addresses(database)[address] == Address("gone", "是的，我同意。")
    put(TITLE + "\n\n".join([lines[0], "**Tomo Reed:** 是的，我同意。", *lines[1:]]))
    assert addresses(database)[address] == Address("alive", "是的，我同意。")


def test_an_address_that_redirects_follows_its_words_not_its_letters(put: Put, database: Database) -> None:
    """A longer English sentence has half of the letters of any other, in order."""
    first, second = SENTENCES[5], SENTENCES[6]
    third = (
        f"{SENTENCES[11]} We shall hear of turbines, of fish, and of the people who mend them by night, of"
        " what they think when the storm has passed, and of how they are paid for it."
    )
    put(TITLE + f"**Ines Vale:** {first}\n\n**Tomo Reed:** {second}")
    (address,) = [public_id for public_id, one in addresses(database).items() if one.words == second]
    put(TITLE + f"**Ines Vale:** {first[:-12]}{second[12:]}")  # cut across the border
    assert addresses(database)[address].state == "moved"
    put(TITLE + f"**Ines Vale:** {first}\n\n**Tomo Reed:** {third}")
    assert addresses(database)[address] == Address("gone", second)


def test_a_wrong_cut_undone_brings_every_address_back_though_labels_are_gone(
    put: Put, database: Database
) -> None:
    """The sentences return as one paragraph: it is cut where it was cut before."""
    said = SENTENCES[:5]
    put(TITLE + "\n\n".join(f"**Ines Vale:** {words}" for words in said))
    before = addresses(database)
    put(lines(("Ines Vale", said[0]), ("Ines Vale", said[4])))
    put(lines(("Ines Vale", said[0]), ("Ines Vale", "".join(said[1:4])), ("Ines Vale", said[4])))
    assert addresses(database) == before


@pytest.mark.parametrize("at", [6, 15])
def test_a_wrong_split_undone_leaves_nothing_behind(put: Put, database: Database, at: int) -> None:
    """In the middle of a sentence, or of a word."""
    words = "We thank the port. There is a lot of energy wasted in the port every night."
    put(lines(("Ines Vale", SENTENCES[0]), ("Tomo Reed", words), ("Ines Vale", SENTENCES[4])))
    before = addresses(database)
    rest = ("Ada Quist", words[-at:]), ("Ines Vale", SENTENCES[4])
    put(lines(("Ines Vale", SENTENCES[0]), ("Tomo Reed", words[:-at]), *rest))
    put(lines(("Ines Vale", SENTENCES[0]), ("Tomo Reed", words), ("Ines Vale", SENTENCES[4])))
    after = addresses(database)
    assert before.items() <= after.items()
    assert {one.state for public_id, one in after.items() if public_id not in before} <= {"moved", "gone"}


def test_who_said_it_keeps_the_address_where_two_who_said_the_same_change_places(
    put: Put, database: Database
) -> None:
    both = [("Ines Vale", SENTENCES[13]), ("Tomo Reed", SENTENCES[5]), ("Bo Lind", SENTENCES[13])]
    put(lines(*both))
    before = {speaker_of(database, address): address for address in addresses(database)}
    put(lines(both[2], both[1], both[0]))
    assert {speaker_of(database, address): address for address in addresses(database)} == before


def test_an_address_whose_words_return_inside_of_others_redirects_there(put: Put, database: Database) -> None:
    """Nobody can say where it was cut: half a sentence of it is somebody else's now."""
    put(lines(("Ines Vale", SENTENCES[0]), ("Tomo Reed", SENTENCES[4] + SENTENCES[8])))
    address = address_of(database, SENTENCES[4] + SENTENCES[8])
    put(lines(("Ines Vale", SENTENCES[0]), ("Ada Quist", SENTENCES[5])))
    assert addresses(database)[address].state == "gone"
    put(
        lines(
            ("Ines Vale", SENTENCES[0]),
            ("Ada Quist", SENTENCES[5]),
            ("Tomo Reed", SENTENCES[4][:-6]),
            ("Ines Vale", SENTENCES[4][-6:] + SENTENCES[8]),
        )
    )
    assert addresses(database)[address] == Address("moved", SENTENCES[4][-6:] + SENTENCES[8])


def test_words_carried_into_another_paragraph_take_their_address_along(put: Put, database: Database) -> None:
    put(TITLE + "\n\n".join(labelled(SENTENCES[:6])))
    address = address_of(database, SENTENCES[1])
    rest = labelled(SENTENCES[:6])
    del rest[1]
    put(TITLE + "\n\n".join([*rest[:-1], rest[-1] + SENTENCES[1]]))
    assert addresses(database)[address] == Address("moved", SENTENCES[5] + SENTENCES[1])


def test_an_address_does_not_shrink_to_a_few_of_its_words_split_by_split(
    put: Put, database: Database
) -> None:
    """Each time the first half goes on, until too little is left: then it leads to most of the rest."""
    words = "".join(SENTENCES[:4])
    put(lines(("Ines Vale", words), ("Tomo Reed", SENTENCES[8])))
    address = address_of(database, words)
    size = len(words)
    while size > 8:
        size //= 2
        put(lines(("Ines Vale", words[:size]), ("Ada Quist", words[size:]), ("Tomo Reed", SENTENCES[8])))
        shown = addresses(database)[address]
        assert shown.state in ("alive", "moved") and len(shown.words) >= len(words) / 4
    assert addresses(database)[address].state == "moved"


def test_the_very_same_words_said_by_somebody_else_right_before_do_not_take_the_address(
    put: Put, database: Database
) -> None:
    frame = [("Ines Vale", SENTENCES[0]), ("Bo Lind", SENTENCES[13]), ("Ines Vale", SENTENCES[5])]
    put(lines(*frame))
    address = address_of(database, SENTENCES[13])
    for echo in ([("Dan Ash", SENTENCES[13])], []):
        put(lines(frame[0], *echo, *frame[1:], *echo))
        assert speaker_of(database, address) == "Bo Lind"


def speaker_of(database: Database, address: str) -> str:
    with database.reading() as db:
        query = select(Speaker.name).join(Utterance).where(Utterance.public_id == address)
        return db.scalars(query).one()
