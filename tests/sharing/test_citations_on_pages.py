"""Citations on an utterance's page and as files."""

from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from lxml.html import document_fromstring
from sqlalchemy import select

from app.browse.utterance import utterance_page
from app.citations import FILES, STYLES
from app.citations.names import Name
from app.database import Database
from app.models import Utterance
from app.pages.citations import today
from app.sharing.quotation import cited
from app.text.pointer import pointer
from tests.sharing.client import Client
from tests.sharing.conftest import put

Said = Callable[[str], str]


@pytest.fixture
def utterance(said: Said) -> str:
    return said("Tides are the cheapest clock")


def test_the_page_shows_every_style_folded_with_a_button_that_only_scripts_show(
    client: Client, utterance: str
) -> None:
    root = document_fromstring(client.get(f"/u/{utterance}").text)
    [details] = root.xpath("//details[contains(@class, 'cite-as')]")
    assert details.get("open") is None
    shown = dict(zip(details.xpath(".//label/text()"), details.xpath(".//textarea/text()"), strict=True))
    assert list(shown) == [style for style in STYLES if style != "English"]
    assert root.xpath("//*[@id='citation']/text()")[0].startswith("Tomo Reed: “Tides are")
    assert shown["APA"].startswith("Reed, T. (2024, March ")
    assert shown["Chicago"].startswith("Reed, Tomo. “A ")
    for button in details.xpath(".//button"):
        assert button.get("hidden") is not None
        assert root.xpath(f"//*[@id='{button.get('data-copy')}' and @readonly]")


@pytest.mark.parametrize("ending", FILES)
def test_each_file_is_what_its_format_writes(
    client: Client, database: Database, utterance: str, ending: str
) -> None:
    answer = client.get(f"/u/{utterance}.{ending}")
    with database.reading() as db:
        page = utterance_page(db, utterance)
    assert answer.text == FILES[ending].write(cited(page, "Rostra", "http://archive.example", today()))
    assert answer.headers["content-type"] == FILES[ending].media_type
    assert answer.headers["content-disposition"] == f'attachment; filename="{utterance}.{ending}"'
    assert f'href="/u/{utterance}.{ending}"' in client.get(f"/u/{utterance}").text


@pytest.mark.parametrize("ending", FILES)
def test_a_file_of_an_utterance_that_never_was_is_not_found(client: Client, ending: str) -> None:
    assert client.get(f"/u/never.{ending}").status_code == 404


def test_a_named_moderator_is_a_person_and_an_unknown_voice_is_not(
    database: Database, utterance: str
) -> None:
    with database.reading() as db:
        page = utterance_page(db, utterance)
    today_ = today()
    for role, name in (("moderator", Name("Tomo", "Reed")), ("unknown", Name(literal="Tomo Reed"))):
        words = (replace(page.quoted[0], speaker_role=role),)
        assert cited(replace(page, quoted=words), "A", "", today_).names == (name,)


def test_hostile_words_end_no_text_field(client: Client, said: Said) -> None:
    root = document_fromstring(client.get(f"/u/{said('</script>')}").text)
    texts = root.xpath("//details[contains(@class, 'cite-as')]//textarea/text()")
    assert len(texts) == len(STYLES) - 1
    assert "</script><script>document.title=1</script> & <b>bold</b> ]]>" in texts[0]
    assert not root.xpath("//body//script | //b[text()='bold'] | //img[@src='x']")


def test_a_reader_of_chinese_is_shown_the_chinese_citation_first(client: Client, utterance: str) -> None:
    page = client.get(f"/u/{utterance}", headers={"Accept-Language": "zh"}).text
    root = document_fromstring(page)
    assert root.xpath("//*[@id='citation']/text()")[0].startswith("Tomo Reed：“Tides are")
    assert "English" in root.xpath("//details[contains(@class, 'cite-as')]//label/text()")


def test_the_other_spellings_of_a_name_in_latin_letters_tell_its_family_name(tmp_path: Path) -> None:
    agenda = "people:\n  - {name: Lu Wei, also: [陆炜]}\n  - {name: Wei Li, also: [Li Wei]}\n"
    with closing(Database(tmp_path / "db")) as database:
        put(database, "talk.md", "# 2024-05-01 Talk\n\n**陆炜:** It waits.\n\n**Wei Li:** It does.", agenda)
        with database.reading() as db:
            ids = db.scalars(select(Utterance.public_id).order_by(Utterance.position)).all()
            names = [cited(utterance_page(db, one), "A", "", today()).names for one in ids]
    assert names == [
        (Name("Wei", "Lu", family_first=True, syllables=("wei",)),),
        (Name(literal="Wei Li"),),
    ]


@pytest.mark.parametrize("ending", FILES)
def test_a_file_of_selected_words_has_these_and_their_link(
    client: Client, utterance: str, ending: str
) -> None:
    made = pointer("Tides are the cheapest clock we have.", 10, 28)
    root = document_fromstring(client.get(f"/u/{utterance}?words={made}").text)
    [address] = root.xpath(f"//a[contains(@href, '.{ending}?')]/@href")
    text = client.get(address).text
    assert "the cheapest clock" in text and "Tides are" not in text
    assert f"/u/{utterance}?words={made}" in text
