"""Settings of one running archive, from ROSTRA_* environment variables."""

from pathlib import Path

from pydantic import Field
from pydantic_settings import BaseSettings, SettingsConfigDict

ROOT = Path(__file__).resolve().parent.parent
"""The folder that holds app/, templates/, static/ and migrations/."""


class Settings(BaseSettings):
    """One archive's settings. Made once at an edge (server, command) and handed down; never global."""

    model_config = SettingsConfigDict(env_prefix="ROSTRA_", frozen=True)

    data: Path = Path("rostra-data")
    """The one folder that holds database, index and slide pictures."""
    name: str = "Rostra"
    """The archive's name as readers see it."""
    base_url: str = ""
    """The public address, such as https://talks.example.org; empty: taken from each request."""
    threads: int = Field(default=4, ge=1, le=64)
    """Pages rendered at a time (measured: more threads make every page slower)."""
    development: bool = False
    """Whether /styleguide shows all components of the pages."""
    max_source_mb: int = Field(default=20, ge=1, le=1024)
    """The largest transcript that is read."""
    card_font: str = ""
    """A font file with Chinese for the pictures of quotations; empty: looked for on the system."""

    @property
    def database(self) -> Path:
        """The SQLite file."""
        return self.data / "rostra.sqlite3"

    @property
    def index(self) -> Path:
        """The folder of search indexes."""
        return self.data / "index"

    @property
    def slides(self) -> Path:
        """The folder of slide pictures, named by the hash of their bytes."""
        return self.data / "slides"
