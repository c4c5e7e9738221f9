"""What tests of search say in an archive, and read out of its hits."""

from app.search.find import Results
from app.search.hit import Hit
from tests.archived import Archive


def put(archive: Archive, *said: str) -> None:
    """A session in which somebody says these, an utterance each."""
    archive.put("port.md", "# 2025-06-03 Port\n\n" + "\n\n".join(f"**Ines Vale:** {words}" for words in said))
    archive.indexer.drain()


def marked(archive: Archive, q: str) -> set[str]:
    """All that is marked in the hits of a search."""
    hits = archive.find(q, per_page="100").hits
    return {words for hit in hits for words in shown(hit)}


def shown(hit: Hit) -> list[str]:
    """The words that are marked."""
    return [hit.row.text[start:end] for start, end in hit.spans]


def every_hit(archive: Archive, q: str, **parameters: str) -> list[Hit]:
    """Those of all pages."""
    hits: list[Hit] = []
    for page in range(1, 50):
        results = archive.find(q, page=str(page), **parameters)
        hits += results.hits
        if page >= results.pages:
            return hits
    raise AssertionError("there is no end")


def counts(results: Results, facet: str) -> dict[str, int]:
    """How many hits each value of a facet has."""
    return {one.value: one.count for one in results.facets[facet]}
