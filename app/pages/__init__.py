"""Pages: one file a page; read parameters, one call, render."""

from fastapi import APIRouter

from app.pages import (
    cards,
    citations,
    crawlers,
    embed,
    events,
    feeds,
    files,
    health,
    home,
    quote,
    search,
    sessions,
    speakers,
    styleguide,
    suggest,
    utterances,
)

router = APIRouter()
# Feeds and citations before the pages whose addresses they put an ending to. All in one row: routers within
# routers are gone through anew with every request.
for page in (feeds, citations, home, sessions, events, utterances, speakers, search, suggest, quote):
    router.routes.extend(page.router.routes)
for page in (cards, embed, crawlers, files, health, styleguide):
    router.routes.extend(page.router.routes)
