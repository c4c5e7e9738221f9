"""The JSON interface, version 1: reading only, problem+json for errors."""

from fastapi import APIRouter

from app.api import quotes, search, sessions, speakers, utterances

router = APIRouter(prefix="/api/v1")
router.include_router(sessions.router)
router.include_router(utterances.router)
router.include_router(speakers.router)
router.include_router(search.router)
router.include_router(quotes.router)
