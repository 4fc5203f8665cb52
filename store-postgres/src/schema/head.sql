-- Registers with compare-and-swap, meant for another database than the logs'.
CREATE TABLE unbracket_head.register (
    name bytea PRIMARY KEY,
    value bytea NOT NULL
);
