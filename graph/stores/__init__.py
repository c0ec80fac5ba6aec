"""Stores: one contract, engines by URL."""

from collections.abc import Mapping
from importlib import import_module

from graph.errors import StoreUnavailableError
from graph.stores.base import GraphReader, GraphStore
from ontology import Model

ADAPTERS: Mapping[str, str] = {
    "sqlite": "graph.stores.sqlite:SqliteStore",
    "neo4j": "graph.stores.neo4j:Neo4jStore",
    "neo4j+s": "graph.stores.neo4j:Neo4jStore",
    "bolt+s": "graph.stores.neo4j:Neo4jStore",
    "bolt": "graph.stores.neo4j:Neo4jStore",
}


def open_store(url: str, model: Model) -> GraphStore:
    """Open the store of a URL.

    ``sqlite:///file`` (relative), ``sqlite:////file`` (absolute), ``sqlite://`` (memory);
    ``neo4j://user:password@host:7687/database``, ``bolt://`` for one server without routing, both with ``+s`` for TLS;
    ``?patience=4`` is for how many seconds the server may say nothing.

    Raises StoreUnavailableError if the scheme is unknown or the store cannot be opened.
    """
    scheme = url.partition("://")[0]
    if scheme not in ADAPTERS:
        kind = scheme.partition(":")[0]  # no more of it: a password may stand there
        raise StoreUnavailableError(f"no store for {kind}:// (known: {', '.join(ADAPTERS)})")
    module, _, name = ADAPTERS[scheme].partition(":")
    store: GraphStore = getattr(import_module(module), name)(url, model)
    return store


__all__ = ["ADAPTERS", "GraphReader", "GraphStore", "open_store"]
