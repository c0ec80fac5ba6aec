"""What a SQLite file holds, and how many times that changed."""

FILE_FORMAT = 2
FORMAT_1 = ("intensity", "start_earliest", "start_latest", "end_earliest", "end_latest", "confirmed")
"""Columns of relations that format 1 had beside the claims; nobody read them."""
SCHEMA = """
CREATE TABLE entity (
    key INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, type TEXT NOT NULL, owner TEXT NOT NULL, claims TEXT NOT NULL);
CREATE INDEX entity_owner ON entity (owner, type);
CREATE TABLE relation (
    id TEXT PRIMARY KEY, type TEXT NOT NULL, owner TEXT NOT NULL, claims TEXT NOT NULL,
    source TEXT NOT NULL REFERENCES entity (id) DEFERRABLE INITIALLY DEFERRED,
    target TEXT NOT NULL REFERENCES entity (id) DEFERRABLE INITIALLY DEFERRED,
    status TEXT NOT NULL) WITHOUT ROWID;
CREATE INDEX relation_source ON relation (source);
CREATE INDEX relation_target ON relation (target);
CREATE INDEX relation_owner ON relation (owner, type);
CREATE VIRTUAL TABLE found USING fts5 (words, tokenize = 'trigram', detail = 'none');
CREATE TABLE batch (
    number INTEGER PRIMARY KEY AUTOINCREMENT, author TEXT NOT NULL, time TEXT NOT NULL, reason TEXT NOT NULL);
CREATE TABLE journal (
    revision INTEGER NOT NULL REFERENCES batch (number), position INTEGER NOT NULL, record TEXT NOT NULL,
    before TEXT, after TEXT, PRIMARY KEY (revision, position)) WITHOUT ROWID;
CREATE INDEX journal_record ON journal (record, revision);
"""
TABLES = ("entity", "relation", "batch", "journal")
