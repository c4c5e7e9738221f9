"""What OpenAPI says of the JSON interface: its addresses alone, errors as they are answered."""

from functools import cache
from typing import Any

from fastapi.openapi.utils import get_openapi

from app.api import router


@cache
def description(title: str) -> dict[str, Any]:
    """The OpenAPI document of the interface of an archive called `title`."""
    document = get_openapi(
        title=title,
        version="1",
        description="The words of the archive for programs. Reading only.",
        routes=router.routes,
    )
    for operations in document["paths"].values():
        responses = operations["get"]["responses"]
        responses.pop("422", None)  # FastAPI's own form of an error: here they are problems with status 400
        for response in responses.values():
            content = response.get("content", {})
            if content.get("application/json", {}).get("schema", {}).get("$ref", "").endswith("/Problem"):
                response["content"] = {"application/problem+json": content["application/json"]}
    for name in ("HTTPValidationError", "ValidationError"):
        document["components"]["schemas"].pop(name, None)
    return document
