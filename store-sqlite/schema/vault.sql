CREATE TABLE kept (
    id INTEGER PRIMARY KEY,
    drawer TEXT NOT NULL,
    name BLOB NOT NULL,
    value BLOB NOT NULL,
    UNIQUE (drawer, name)
) STRICT;

CREATE TABLE settling (
    one INTEGER PRIMARY KEY CHECK (one = 1),
    -- Counts the writes that made the outcome of a failed commit definite.
    count INTEGER NOT NULL
) STRICT;

INSERT INTO settling (one, count) VALUES (1, 0);
