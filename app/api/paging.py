"""Pages of lists: `page` and `per_page`, and the address of the next page."""

from collections.abc import Sequence
from dataclasses import dataclass

from fastapi import Query, Request

from app.errors import BadParameter, NotFound
from app.text.whole import whole_number
from app.web import base_url

MOST = 500
"""Items on one page at the most."""
LAST = 1_000_000
"""A page number beyond this is a mistake."""


@dataclass(frozen=True, slots=True)
class Page:
    """Which part of a list is asked for; one item more is read to know whether there is a next page."""

    number: int
    size: int
    request: Request

    @property
    def start(self) -> int:
        """How many items come before."""
        return (self.number - 1) * self.size

    @property
    def reach(self) -> int:
        """How many items to read."""
        return self.size + 1

    def of(self, found: Sequence[object]) -> dict[str, object]:
        """The page, from up to `reach` items. Raises NotFound for one after the last."""
        if not found and self.number > 1:
            raise NotFound(f"There is no page {self.number} of this list.")
        url = self.request.url.include_query_params(page=self.number + 1)
        following = f"{base_url(self.request)}{url.path}?{url.query}" if len(found) > self.size else None
        return {"items": list(found[: self.size]), "next": following}


def page(
    request: Request,
    page: str = Query("1", description=f"Page number, from 1 to {LAST}."),
    per_page: str = Query("100", description=f"Items a page, 1 to {MOST}."),
) -> Page:
    """The part of a list that a request asks for. Raises BadParameter."""
    return Page(_whole("page", page, LAST), _whole("per_page", per_page, MOST), request)


def _whole(name: str, value: str, most: int) -> int:
    number = whole_number(value, most)
    if number is None:
        raise BadParameter(f"{name}={value[:20]} is not a whole number from 1 to {most}.")
    return number
