"""What tests read out of the hits of a search."""

from app.search.find import Results
from app.search.hit import Hit
from tests.archived import Archive


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
