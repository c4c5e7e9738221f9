"""Quotations checked in tests."""

from app.search.check_quote import check_quote
from app.search.quote.quote import find_quote
from app.search.quote.quote_answer import QuoteAnswer, QuoteMatch
from tests.archived import Archive

SAID = "Tides are the cheapest clock we have, and nobody has to wind it."
TALK = (
    "# 2025-06-01 Harbour Forum\n\n"
    "**Ines Vale:** Welcome to the harbour. We talk about tides today.\n\n"
    f"**Tomo Reed:** {SAID}\n\n"
    "**Ines Vale:** Mhm.\n\n"
    "**Tomo Reed:** And they are never late for work on Mondays.\n"
)


def check(archive: Archive, text: str) -> QuoteAnswer:
    """What is known of it as one."""
    with archive.database.reading() as db:
        return find_quote(db, archive.engine, text)


def check_all(archive: Archive, text: str) -> QuoteAnswer:
    """The same, with its sentences where it was not said as one."""
    with archive.database.reading() as db:
        return check_quote(db, archive.engine, text)


def only(archive: Archive, asked: str, said: str) -> QuoteMatch:
    """The one match of a quotation where just this was said."""
    put(archive, ("Ines Vale", said))
    [match] = check(archive, asked).matches
    return match


def put(archive: Archive, *turns: tuple[str, str], title: str = "Leaks") -> None:
    """A talk in which these speak, each so; somebody hums at the end: one line alone has no label."""
    talk = "".join(f"**{name}:** {words}\n\n" for name, words in (*turns, ("Bo Quay", "Mhm.")))
    archive.put(f"{title}.md", f"# 2025-06-05 {title}\n\n{talk}")
    archive.indexer.drain()
