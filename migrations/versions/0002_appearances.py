"""What a speaker was in each session

Revision: 0002, after 0001
"""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "appearances",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("session_id", sa.Integer(), nullable=False),
        sa.Column("speaker_id", sa.Integer(), nullable=False),
        sa.Column("role", sa.String(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("org", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["session_id"],
            ["sessions.id"],
            name=op.f("fk_appearances_session_id_sessions"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["speaker_id"],
            ["speakers.id"],
            name=op.f("fk_appearances_speaker_id_speakers"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_appearances")),
        sa.UniqueConstraint("session_id", "speaker_id", name=op.f("uq_appearances_session_id_speaker_id")),
    )
    with op.batch_alter_table("appearances", schema=None) as batch:
        batch.create_index(batch.f("ix_appearances_speaker_id"), ["speaker_id"], unique=False)
    # until a session is imported again, what is known of its speakers by now
    op.execute(
        "INSERT INTO appearances (session_id, speaker_id, role, title, org)"
        " SELECT DISTINCT u.session_id, s.id, s.role, s.title, s.org"
        " FROM utterances u JOIN speakers s ON s.id = u.speaker_id"
    )


def downgrade() -> None:
    op.drop_table("appearances")
