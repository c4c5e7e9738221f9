"""Pages: one file a page; read parameters, one call, render."""

from fastapi import APIRouter

from app.pages import events, files, health, home, quote, search, sessions, speakers, suggest, utterances

router = APIRouter(include_in_schema=False)
for page in (home, sessions, events, utterances, speakers, search, suggest, quote, files, health):
    router.include_router(page.router)
