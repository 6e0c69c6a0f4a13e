"""The tables of one layer of the store.

Columns hold what is looked up or filtered; a JSON `body` holds the rest of a letter or record, so
that it is read back as it was with one row. Keys and rows of passages are never used twice, in no
layer: vectors and terms know passages by number, layers know documents by key.
"""

from __future__ import annotations

STORE_FORMAT = 2
"""Raised with every change below; kept in SQLite's user_version."""
READ_FORMATS = (1, STORE_FORMAT)
"""A store of format 1 is one layer that hides nothing and has no table `hidden`."""

OF_DOCUMENT = ("sources", "numbers", "people", "records")
"""Tables whose rows belong to a document, by a column of that name."""
OF_RECORD = ("record_numbers", "targets", "topics", "passages", "held")
"""Tables whose rows belong to a record, by a column of that name."""
ADDED = {"held": "record INTEGER, rules INTEGER, body TEXT"}
"""Tables, with their columns, that came within a format: a layer of an older version does not have them, and
a program of an older version does not look for them. What stands in them can be worked out from the rest.
"""

SCHEMA = """
CREATE TABLE documents (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    sha256 TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    format TEXT NOT NULL,
    pages INTEGER,
    size INTEGER NOT NULL,
    letter_id TEXT NOT NULL COLLATE NOCASE,
    kind TEXT NOT NULL,
    date TEXT,
    language TEXT NOT NULL,
    publication TEXT NOT NULL,
    preferred INTEGER NOT NULL DEFAULT 0,
    body TEXT NOT NULL
);
CREATE INDEX documents_letter ON documents (letter_id, preferred);
CREATE INDEX documents_date ON documents (date);

CREATE TABLE sources (
    name TEXT PRIMARY KEY,
    document INTEGER NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
    size INTEGER NOT NULL,
    mtime_ns INTEGER NOT NULL
) WITHOUT ROWID;
CREATE INDEX sources_document ON sources (document);

CREATE TABLE numbers (
    number TEXT NOT NULL COLLATE NOCASE,
    document INTEGER NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
    PRIMARY KEY (number, document)
) WITHOUT ROWID;
CREATE INDEX numbers_document ON numbers (document);

CREATE TABLE people (
    document INTEGER NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
    place TEXT NOT NULL,
    name TEXT NOT NULL,
    party TEXT NOT NULL,
    ministry TEXT NOT NULL,
    folded_name TEXT NOT NULL,
    folded_party TEXT NOT NULL,
    folded_ministry TEXT NOT NULL,
    folded_role TEXT NOT NULL
);
CREATE INDEX people_document ON people (document);

CREATE TABLE records (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    document INTEGER NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    record_id TEXT NOT NULL COLLATE NOCASE,
    kind TEXT NOT NULL,
    question TEXT NOT NULL,
    answer TEXT NOT NULL,
    preferred INTEGER NOT NULL DEFAULT 0,
    body TEXT NOT NULL,
    UNIQUE (document, record_id)
);
CREATE INDEX records_id ON records (record_id, preferred);

CREATE TABLE record_numbers (
    letter_id TEXT NOT NULL COLLATE NOCASE,
    number INTEGER NOT NULL,
    record INTEGER NOT NULL REFERENCES records (id) ON DELETE CASCADE,
    PRIMARY KEY (letter_id, number, record)
) WITHOUT ROWID;
CREATE INDEX record_numbers_record ON record_numbers (record);

CREATE TABLE targets (
    target TEXT NOT NULL COLLATE NOCASE,
    record INTEGER NOT NULL REFERENCES records (id) ON DELETE CASCADE,
    PRIMARY KEY (target, record)
) WITHOUT ROWID;
CREATE INDEX targets_record ON targets (record);

CREATE TABLE topics (
    record INTEGER NOT NULL REFERENCES records (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    topic TEXT NOT NULL,
    term TEXT NOT NULL,
    part TEXT NOT NULL,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    note INTEGER NOT NULL,
    PRIMARY KEY (record, position)
) WITHOUT ROWID;
CREATE INDEX topics_topic ON topics (topic, record);

CREATE TABLE passages (
    row INTEGER PRIMARY KEY AUTOINCREMENT,
    record INTEGER NOT NULL REFERENCES records (id) ON DELETE CASCADE,
    part TEXT NOT NULL,
    note INTEGER NOT NULL,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    text_hash BLOB NOT NULL
);
CREATE INDEX passages_record ON passages (record);
CREATE INDEX passages_hash ON passages (text_hash);

CREATE TABLE held (
    record INTEGER PRIMARY KEY REFERENCES records (id) ON DELETE CASCADE,
    rules INTEGER NOT NULL,
    body TEXT NOT NULL
);

CREATE TABLE hidden (
    document INTEGER PRIMARY KEY
);

CREATE TABLE refused (
    name TEXT PRIMARY KEY,
    sha256 TEXT NOT NULL,
    size INTEGER NOT NULL,
    mtime_ns INTEGER NOT NULL,
    reason TEXT NOT NULL,
    detail TEXT NOT NULL
) WITHOUT ROWID;
"""
