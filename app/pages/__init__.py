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

router = APIRouter(include_in_schema=False)
# feeds and citations before the pages whose addresses they put an ending to
for page in (feeds, citations, home, sessions, events, utterances, speakers, search, suggest, quote):
    router.include_router(page.router)
for page in (cards, embed, crawlers, files, health, styleguide):
    router.include_router(page.router)
