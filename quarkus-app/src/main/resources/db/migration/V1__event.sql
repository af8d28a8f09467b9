-- What users did. Times are milliseconds since 1970, UTC. A training reads on from the largest sequence that it has seen.
CREATE TABLE event (
    sequence          INTEGER PRIMARY KEY AUTOINCREMENT,
    id                TEXT NOT NULL UNIQUE,
    type              TEXT NOT NULL CHECK (type IN ('view', 'click', 'cart', 'buy', 'rate', 'dismiss')),
    user_id           TEXT NOT NULL,
    item_id           TEXT NOT NULL,
    value             REAL,
    happened_at       INTEGER NOT NULL,
    received_at       INTEGER NOT NULL,
    recommendation_id TEXT
);

-- One row, which the readiness check writes.
CREATE TABLE heartbeat (
    beat_at INTEGER NOT NULL
);
INSERT INTO heartbeat (beat_at) VALUES (0);
