-- Receive orders (Lightning to Hive). One row per order, in its present state.
CREATE TABLE receive_order (
    id              VARCHAR(64)  NOT NULL PRIMARY KEY,
    number          BIGINT       NOT NULL UNIQUE,
    -- what was asked for; it never changes
    payee           VARCHAR(16)  NOT NULL,
    gateway         VARCHAR(16)  NOT NULL,
    quoted_msat     BIGINT       NOT NULL CHECK (quoted_msat > 0),
    fee_base_msat   BIGINT       NOT NULL CHECK (fee_base_msat >= 0),
    fee_ppm         BIGINT       NOT NULL CHECK (fee_ppm >= 0),
    asset           VARCHAR(4)   NOT NULL CHECK (asset IN ('HIVE', 'HBD')),
    sats_per_unit   VARCHAR(40)  NOT NULL,
    message         VARCHAR      NOT NULL,
    requested_by    VARCHAR(40)  NOT NULL,
    quoted_at       TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    expires_at      TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    payment_hash    VARCHAR(64)  NOT NULL UNIQUE,
    payment_request VARCHAR,
    -- where the order is
    state           VARCHAR(20)  NOT NULL,
    paid_msat       BIGINT       CHECK (paid_msat >= 0),
    seen_at         TIMESTAMP(6) WITH TIME ZONE,
    refusal_code    VARCHAR(40),
    refusal_words   VARCHAR,
    payout_milli    BIGINT       CHECK (payout_milli >= 0),
    decided_at      TIMESTAMP(6) WITH TIME ZONE,
    preimage        VARCHAR(64),
    paid_out_by     VARCHAR(40),
    park_cause      VARCHAR(30),
    park_evidence   VARCHAR,
    -- what it takes from its payee's rolling window; 0 where it does not count
    window_msat     BIGINT       NOT NULL CHECK (window_msat >= 0),
    created_at      TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    updated_at      TIMESTAMP(6) WITH TIME ZONE NOT NULL
);
CREATE INDEX receive_order_by_state ON receive_order (state, number);
CREATE INDEX receive_order_by_payee ON receive_order (payee, number);
CREATE INDEX receive_order_by_window ON receive_order (payee, quoted_at, window_msat);
CREATE INDEX receive_order_by_requester ON receive_order (requested_by, number);

CREATE TABLE receive_history (
    number     BIGINT      NOT NULL PRIMARY KEY,
    order_id   VARCHAR(64) NOT NULL REFERENCES receive_order (id),
    state      VARCHAR(20) NOT NULL,
    entered_at TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    note       VARCHAR     NOT NULL
);
CREATE INDEX receive_history_by_order ON receive_history (order_id, number);

CREATE INDEX sighting_by_receiver_state ON sighting (receiver, state);

-- Keys with which programs ask; only a hash of each is here.
CREATE TABLE api_key (
    id          VARCHAR(40) NOT NULL PRIMARY KEY,
    number      BIGINT      NOT NULL UNIQUE,
    name        VARCHAR     NOT NULL,
    scopes      VARCHAR     NOT NULL,
    secret_hash VARCHAR(64) NOT NULL,
    created_at  TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    revoked_at  TIMESTAMP(6) WITH TIME ZONE
);

CREATE TABLE webhook (
    id         VARCHAR(40) NOT NULL PRIMARY KEY,
    number     BIGINT      NOT NULL UNIQUE,
    key_id     VARCHAR(40) NOT NULL REFERENCES api_key (id),
    url        VARCHAR     NOT NULL,
    secret     VARCHAR     NOT NULL,
    created_at TIMESTAMP(6) WITH TIME ZONE NOT NULL
);
CREATE TABLE webhook_message (
    number      BIGINT      NOT NULL PRIMARY KEY,
    webhook_id  VARCHAR(40) NOT NULL REFERENCES webhook (id),
    order_id    VARCHAR(64) NOT NULL,
    state       VARCHAR(20) NOT NULL,
    created_at  TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    attempts    INTEGER     NOT NULL CHECK (attempts >= 0),
    next_try_at TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    ended_at    TIMESTAMP(6) WITH TIME ZONE,
    result      VARCHAR     NOT NULL,
    -- webhook and order while it waits, so that the first of them is found
    waiting     VARCHAR(110)
);
CREATE INDEX webhook_message_by_waiting ON webhook_message (waiting, number);
CREATE INDEX webhook_message_by_webhook ON webhook_message (webhook_id, number);
