"""Two real hours of talk: every passage can be cited, drawn and described."""

import json
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from xml.etree import ElementTree

import pytest
from lxml.html import document_fromstring
from sqlalchemy import select

from app.archive.importing import import_source
from app.archive.preparing import Upload, prepare
from app.browse.utterance import UtterancePage, utterance_page
from app.citations import FILES, STYLES
from app.database import Database
from app.main import create_app
from app.models import Session, Utterance
from app.pages.citations import today
from app.search.indexer import Indexer
from app.search.whoosh.engine import WhooshEngine
from app.settings import Settings
from app.sharing.linked_data import utterance_thing
from app.sharing.quotation import cited
from tests.readers.material import SEED, shared
from tests.sharing.client import Client

pytestmark = pytest.mark.shared


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("real")
    settings = Settings(data=folder)
    with closing(Database(settings.database)) as database:
        agenda = SEED.with_name(f"{SEED.stem}.agenda.yaml").read_text("utf-8")
        import_source(database, prepare(Upload(SEED.name, SEED.read_bytes(), "agenda", agenda)))
        with closing(WhooshEngine(settings.index)) as engine:
            Indexer(database, engine).drain()
    return folder


@pytest.fixture(scope="module")
def visitor(data: Path) -> Iterator[Client]:
    settings = Settings(data=data, name="Rostra", base_url="https://talks.example.org")
    with Client(create_app(settings)) as client:
        yield client


@pytest.fixture(scope="module")
def passages(data: Path) -> list[UtterancePage]:
    with closing(Database(Settings(data=data).database)) as database, database.reading() as db:
        ids = db.scalars(select(Utterance.public_id).order_by(Utterance.position)).all()
        return [utterance_page(db, public_id) for public_id in ids[::7]]


@shared
def test_every_passage_is_cited_in_every_form_without_a_gap(passages: list[UtterancePage]) -> None:
    assert len(passages) > 50
    for page in passages:
        one = cited(page, "Rostra", "https://talks.example.org", today())
        for name, write in [*STYLES.items(), *((ending, file.write) for ending, file in FILES.items())]:
            text = write(one)
            assert f"https://talks.example.org/u/{page.id}" in text, name
            assert "None" not in text and "《》" not in text and ", ," not in text, (name, text)
            assert "，请大家欢迎" not in text or "，请大家欢迎" in page.text, "a cue is no title"


@shared
def test_every_passage_is_a_quotation_from_the_part_of_the_video(passages: list[UtterancePage]) -> None:
    for page in passages:
        found = json.loads(json.dumps(utterance_thing(page, "https://talks.example.org")))
        assert found["isPartOf"]["url"] == "https://www.bilibili.com/video/BV1iT421k7Bv?p=28"
        assert found["about"]["startDate"] == "2024-07-05"
        assert ("creator" in found) == (page.speaker_role in ("speaker", "moderator"))


@shared
def test_passages_in_both_languages_have_cards(visitor: Client, passages: list[UtterancePage]) -> None:
    by_language = {page.lang: page.id for page in passages}
    assert {"zh", "en"} <= by_language.keys()
    cards = {visitor.get(f"/u/{by_language[lang]}/card.png").content for lang in ("zh", "en")}
    assert len(cards | {visitor.get("/card.png").content}) == 3


@shared
def test_the_first_page_and_a_speaker_s_are_made_of_what_was_said(visitor: Client) -> None:
    home = document_fromstring(visitor.get("/").text)
    tries = home.xpath("//p[@class='tries']/a/@href")
    assert len(tries) == 3
    for address in tries:
        assert "Nothing was found" not in visitor.get(address).text
    speaker = document_fromstring(visitor.get("/speakers/wu-jun").text)
    typical = speaker.xpath("//section[@class='typical']//a/text()")
    assert any("神经网络" in term for term in typical)


@shared
def test_feeds_of_the_talk_are_good_xml(visitor: Client, data: Path) -> None:
    with closing(Database(Settings(data=data).database)) as database, database.reading() as db:
        title = db.scalars(select(Session.title)).one()
    for address in ("/feed.atom", "/speakers/wu-jun.atom", "/search.atom?q=人工智能"):
        root = ElementTree.fromstring(visitor.get(address).content)
        assert title in "".join(root.itertext()), address


@shared
def test_two_hours_of_talk_are_a_light_page_that_waits_for_no_script(visitor: Client, data: Path) -> None:
    with closing(Database(Settings(data=data).database)) as database, database.reading() as db:
        page = f"/sessions/{db.scalars(select(Session.slug)).one()}"
    root = document_fromstring(visitor.get(page).text)
    scripts = root.xpath("//script[@src]")
    assert {script.get("type") for script in scripts} == {"module"}, "a module waits for the page"
    files = [page, *root.xpath("//script/@src | //link[@rel='stylesheet' or @rel='icon']/@href")]
    loaded = {file: len(compressed(visitor, file)) for file in files}
    assert sum(loaded.values()) <= 120_000, loaded


def compressed(visitor: Client, address: str) -> bytes:
    """The bytes that a browser is sent."""
    with visitor.stream("GET", address, headers={"Accept-Encoding": "gzip"}) as answer:
        assert answer.headers.get("content-encoding") == "gzip" or address.endswith((".svg", ".js"))
        return b"".join(answer.iter_raw())
