"""What was heard when an utterance got its id; what a file was handed in with

Revision: 0004
"""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    for table in ("utterances", "gone_utterances"):
        op.add_column(table, sa.Column("first_heard", sa.String(), nullable=True))
    op.add_column("sources", sa.Column("fingerprint", sa.String(), nullable=True))
    op.create_index("ix_sources_fingerprint", "sources", ["fingerprint"])


def downgrade() -> None:
    op.drop_index("ix_sources_fingerprint", "sources")
    op.drop_column("sources", "fingerprint")
    for table in ("utterances", "gone_utterances"):
        op.drop_column(table, "first_heard")
