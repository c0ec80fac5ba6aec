"""The database of accounts: a SQLite file or PostgreSQL by URL, brought up to date when the service starts."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, inspect
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError, DBAPIError, IntegrityError, NoSuchModuleError
from sqlalchemy.orm import Session

from api.accounts.errors import AccountsUnavailableError, AccountsVersionError, TakenError
from graph.private_files import keep_private, make_private
from ontology import Text

_MIGRATIONS = Path(__file__).parent / "migrations"
_WRITES = "fruehnetz_writes"
_PATIENCE = 10
"""Seconds that a writer waits for another one."""


class Database:
    """Units of work on the accounts, each all or nothing."""

    def __init__(self, url: str) -> None:
        self._engine = _engine_of(url)
        self._writer = self._engine.execution_options(**{_WRITES: True})

    @contextmanager
    def reading(self) -> Iterator[Session]:
        """A unit that changes nothing; raises AccountsUnavailableError."""
        with _telling(), Session(self._engine, expire_on_commit=False) as session:
            yield session

    @contextmanager
    def writing(self) -> Iterator[Session]:
        """A unit that is written when it ends well; raises AccountsUnavailableError."""
        with _telling(), Session(self._writer, expire_on_commit=False) as session, session.begin():
            yield session

    def migrate(self) -> None:
        """Make the tables or bring them up to date.

        Raises AccountsVersionError if a newer program wrote them, or if the database is something else.
        """
        # Whoever only asks the accounts, as each worker of a server does, does without what brings them up to date.
        from alembic import command
        from alembic.config import Config
        from alembic.runtime.migration import MigrationContext
        from alembic.script import ScriptDirectory

        config = Config()
        config.set_main_option("script_location", str(_MIGRATIONS).replace("%", "%%"))
        known = {script.revision for script in ScriptDirectory.from_config(config).walk_revisions()}
        with _telling(), self._writer.begin() as connection:
            current = MigrationContext.configure(connection).get_current_revision()
            if current is None and inspect(connection).get_table_names():
                raise AccountsVersionError("this database holds something other than accounts")
            if current is not None and current not in known:
                raise AccountsVersionError("a newer version of this program wrote these accounts")
            config.attributes["connection"] = connection
            command.upgrade(config, "head")
        _keep(self._engine)

    @property
    def file(self) -> Path | None:
        """Its file, which can be saved and brought back here; None on a server, which has its own tools for that."""
        url = self._engine.url
        return Path(url.database) if url.get_backend_name() == "sqlite" and url.database else None

    @property
    def is_file(self) -> bool:
        """Whether it is a file."""
        return self.file is not None

    def save_to(self, other: "Database") -> None:
        """Put a copy of this file, as it is at this moment, in the place of another one while people go on working."""
        with _telling():
            source, target = self._engine.raw_connection(), other._engine.raw_connection()
            try:
                source.driver_connection.backup(target.driver_connection)  # type: ignore[union-attr]
            finally:
                source.close()
                target.close()

    def close(self) -> None:
        """Give the connections back."""
        self._engine.dispose()


@contextmanager
def _telling() -> Iterator[None]:
    try:
        yield
    except IntegrityError as error:
        raise TakenError(
            Text(
                de="Jemand anderes hat im selben Augenblick dasselbe getan. Laden Sie neu.",
                en="Somebody else did the same at the same moment. Please reload.",
            )
        ) from error
    except DBAPIError as error:
        raise AccountsUnavailableError("the accounts cannot be read or written") from error


def _engine_of(text: str) -> Engine:
    try:
        url = make_url(text)
        if url.get_backend_name() == "sqlite":
            return _sqlite(url)
        if url.drivername == "postgresql":
            url = url.set(drivername="postgresql+pg8000")
        if url.get_backend_name() != "postgresql":
            raise AccountsUnavailableError("accounts are kept in sqlite:///FILE or postgresql://HOST/DATABASE")
        return create_engine(url, pool_pre_ping=True, pool_size=2)
    except (ArgumentError, NoSuchModuleError) as error:
        raise AccountsUnavailableError("accounts are kept in sqlite:///FILE or postgresql://HOST/DATABASE") from error
    except ModuleNotFoundError as error:
        raise AccountsUnavailableError("for PostgreSQL install fruehnetz[postgresql]") from error


def _sqlite(url: URL) -> Engine:
    if not url.database or url.database == ":memory:":
        raise AccountsUnavailableError("accounts need a file: sqlite:///FILE")
    path = Path(url.database)
    try:
        if not path.exists():
            make_private(path)
    except OSError as error:
        raise AccountsUnavailableError("the file of the accounts cannot be made") from error
    engine = create_engine(url, connect_args={"timeout": _PATIENCE})
    event.listen(engine, "connect", _prepared)
    event.listen(engine, "begin", _begun)
    return engine


def _keep(engine: Engine) -> None:
    """Let a file be read while it is written, and by nobody but its owner; now that it is sure that it is ours."""
    if engine.url.get_backend_name() == "sqlite" and engine.url.database:
        keep_private(Path(engine.url.database))
        raw = engine.raw_connection()
        try:
            raw.cursor().execute("PRAGMA journal_mode = WAL")
        finally:
            raw.close()


def _prepared(connection: Any, _: object) -> None:
    connection.isolation_level = None  # the transactions are begun by us, so that tables are made in one, too
    for pragma in ("foreign_keys = ON", "synchronous = FULL", "secure_delete = ON"):
        connection.execute(f"PRAGMA {pragma}")


def _begun(connection: Connection) -> None:
    writes = connection.get_execution_options().get(_WRITES, False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")
