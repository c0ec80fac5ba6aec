"""What alembic runs to bring a database up to date; the connection comes from `api.accounts.database`."""

from alembic import context

from api.accounts.tables import Base
from api.shared_maps import tables as _maps  # noqa: F401 - its table, too
from api.surveys import tables as _surveys  # noqa: F401 - its tables stand beside those of the accounts


def _run() -> None:
    context.configure(connection=context.config.attributes["connection"], target_metadata=Base.metadata)
    with context.begin_transaction():
        context.run_migrations()


if __name__ == "env_py":  # alembic loads it under this name; imported as a module it does nothing
    _run()
