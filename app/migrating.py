"""The tables of a database brought up to date, by Alembic and the files in migrations/."""

from pathlib import Path

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection

from app.settings import ROOT


def upgrade(connection: Connection, path: Path) -> None:
    """Run all migrations that the database file at `path` lacks, in the transaction of `connection`."""
    config = Config()
    config.set_main_option("script_location", str(ROOT / "migrations").replace("%", "%%"))
    config.set_main_option("sqlalchemy.url", f"sqlite:///{path}".replace("%", "%%"))
    config.attributes["connection"] = connection
    command.upgrade(config, "head")
