"""Citations on an utterance's page and as files."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from lxml.html import document_fromstring

from app.browse.utterance import utterance_page
from app.citations import FILES, STYLES
from app.database import Database
from app.pages.citations import today
from app.sharing.quotation import cited
from tests.sharing.client import Client

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
    assert list(shown) == list(STYLES)
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
    assert cited(replace(page, speaker_role="moderator"), "A", "", today_).name.family == "Reed"
    unknown = replace(page, speaker_role="unknown", speaker="Speaker 2")
    assert cited(unknown, "A", "", today_).name.literal == "Speaker 2"


def test_hostile_words_end_no_text_field(client: Client, said: Said) -> None:
    root = document_fromstring(client.get(f"/u/{said('</script>')}").text)
    texts = root.xpath("//details[contains(@class, 'cite-as')]//textarea/text()")
    assert len(texts) == len(STYLES)
    assert "</script><script>document.title=1</script> & <b>bold</b> ]]>" in texts[1]
    assert not root.xpath("//body//script | //b[text()='bold'] | //img[@src='x']")
