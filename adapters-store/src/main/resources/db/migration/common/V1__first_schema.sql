-- Money is in whole smallest units: msat (thousandths of a satoshi) or milli (thousandths of a HIVE or HBD).
-- Times are UTC, to the microsecond. Texts that came from outside are escaped where a database cannot hold them.

-- Ascending numbers for whatever has an order of arrival. Gaps are normal.
CREATE SEQUENCE arrival_number START WITH 1 INCREMENT BY 1;

-- Send orders (Hive to Lightning). One row per order, in its present state.
CREATE TABLE send_order (
    id                     VARCHAR(64)  NOT NULL PRIMARY KEY,
    number                 BIGINT       NOT NULL UNIQUE,
    -- the transfer that brought the money; it never changes
    transaction_id         VARCHAR(40),
    operation_index        INTEGER      NOT NULL,
    transfer_kind          VARCHAR(20)  NOT NULL,
    sender                 VARCHAR(16)  NOT NULL,
    receiver               VARCHAR(16)  NOT NULL,
    amount_milli           BIGINT       NOT NULL CHECK (amount_milli >= 0),
    asset                  VARCHAR(4)   NOT NULL CHECK (asset IN ('HIVE', 'HBD')),
    memo                   VARCHAR      NOT NULL,
    block_number           BIGINT       NOT NULL,
    block_time             TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    -- where the order is
    confidential           BOOLEAN      NOT NULL,
    state                  VARCHAR(20)  NOT NULL,
    parked_from            VARCHAR(20),
    park_cause             VARCHAR(30),
    park_evidence          VARCHAR,
    wait_reason            VARCHAR(30),
    waited_micros          BIGINT       CHECK (waited_micros >= 0),
    considered_at          TIMESTAMP(6) WITH TIME ZONE,
    keep_reason            VARCHAR(30),
    refusal_code           VARCHAR(40),
    refusal_words          VARCHAR,
    -- the decision to pay, once there is one
    payment_hash           VARCHAR(64),
    invoice                VARCHAR,
    invoice_network        VARCHAR(10),
    payee                  VARCHAR(66),
    invoice_msat           BIGINT       CHECK (invoice_msat > 0),
    invoice_created_at     TIMESTAMP(6) WITH TIME ZONE,
    invoice_expiry_seconds BIGINT       CHECK (invoice_expiry_seconds >= 0),
    invoice_final_cltv     INTEGER      CHECK (invoice_final_cltv >= 0),
    invoice_description    VARCHAR,
    paid_msat              BIGINT       CHECK (paid_msat >= 0),
    fee_msat               BIGINT       CHECK (fee_msat >= 0),
    routing_reserve_msat   BIGINT       CHECK (routing_reserve_msat >= 0),
    rate_asset             VARCHAR(4)   CHECK (rate_asset IN ('HIVE', 'HBD')),
    sats_per_unit          VARCHAR(40),
    payer                  VARCHAR(66),
    dispatched_at          TIMESTAMP(6) WITH TIME ZONE,
    waited_before_micros   BIGINT       CHECK (waited_before_micros >= 0),
    sends                  INTEGER      CHECK (sends >= 0),
    unanswered_sends       INTEGER      CHECK (unanswered_sends >= 0 AND unanswered_sends <= sends),
    seen_at_node           BOOLEAN,
    last_send_at           TIMESTAMP(6) WITH TIME ZONE,
    end_seen_at            TIMESTAMP(6) WITH TIME ZONE,
    -- the proof of payment
    preimage               VARCHAR(64),
    routing_msat           BIGINT       CHECK (routing_msat >= 0),
    -- the transaction that brought change or refund
    answered_by            VARCHAR(40),
    -- what it takes from its sender's rolling window; 0 where it does not count
    window_msat            BIGINT       NOT NULL CHECK (window_msat >= 0),
    created_at             TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    updated_at             TIMESTAMP(6) WITH TIME ZONE NOT NULL
);
CREATE INDEX send_order_by_transaction ON send_order (transaction_id, operation_index);
CREATE INDEX send_order_by_window ON send_order (sender, block_time, window_msat);
CREATE INDEX send_order_by_sender_state ON send_order (sender, state, last_send_at);
CREATE INDEX send_order_by_sender_number ON send_order (sender, number);
CREATE INDEX send_order_by_state ON send_order (state, number);
CREATE INDEX send_order_by_dispatch ON send_order (dispatched_at, paid_msat);

CREATE TABLE order_history (
    number     BIGINT      NOT NULL PRIMARY KEY,
    order_id   VARCHAR(64) NOT NULL REFERENCES send_order (id),
    state      VARCHAR(20) NOT NULL,
    entered_at TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    note       VARCHAR     NOT NULL
);
CREATE INDEX order_history_by_order ON order_history (order_id, number);

-- A payment hash is taken once, for ever.
CREATE TABLE payment_hash (
    direction VARCHAR(10) NOT NULL,
    hash      VARCHAR(64) NOT NULL,
    order_id  VARCHAR(64) NOT NULL,
    PRIMARY KEY (direction, hash)
);

-- Rows that exist to be locked.
CREATE TABLE account_lock (
    account VARCHAR(16) NOT NULL PRIMARY KEY
);

-- Transfers from and to the gateway that were seen in irreversible blocks.
CREATE TABLE sighting (
    operation_id    VARCHAR(64)  NOT NULL PRIMARY KEY,
    transaction_id  VARCHAR(40),
    operation_index INTEGER      NOT NULL,
    transfer_kind   VARCHAR(20)  NOT NULL,
    sender          VARCHAR(16)  NOT NULL,
    receiver        VARCHAR(16)  NOT NULL,
    amount_milli    BIGINT       NOT NULL CHECK (amount_milli >= 0),
    asset           VARCHAR(4)   NOT NULL CHECK (asset IN ('HIVE', 'HBD')),
    memo            VARCHAR      NOT NULL,
    block_number    BIGINT       NOT NULL,
    block_time      TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    served_by       VARCHAR      NOT NULL,
    state           VARCHAR(10)  NOT NULL
);
CREATE INDEX sighting_by_transaction ON sighting (transaction_id, operation_index);
CREATE INDEX sighting_by_sender_state ON sighting (sender, state);
CREATE INDEX sighting_by_receiver_time ON sighting (receiver, block_time);

-- How far the chain was read.
CREATE TABLE block_cursor (
    name         VARCHAR(10) NOT NULL PRIMARY KEY,
    block_number BIGINT      NOT NULL,
    block_id     VARCHAR(40) NOT NULL,
    block_time   TIMESTAMP(6) WITH TIME ZONE NOT NULL
);
CREATE TABLE virtual_cursor (
    name         VARCHAR(10) NOT NULL PRIMARY KEY,
    block_number BIGINT      NOT NULL
);

-- Double entry; debits are positive, credits negative. Rows are only ever added.
CREATE TABLE ledger_entry (
    number      BIGINT       NOT NULL PRIMARY KEY,
    entry_key   VARCHAR(300) NOT NULL UNIQUE,
    description VARCHAR      NOT NULL,
    booked_at   TIMESTAMP(6) WITH TIME ZONE NOT NULL
);
CREATE TABLE ledger_posting (
    entry_number BIGINT       NOT NULL REFERENCES ledger_entry (number),
    position     INTEGER      NOT NULL,
    account_type VARCHAR(10)  NOT NULL,
    account_name VARCHAR(100) NOT NULL,
    currency     VARCHAR(10)  NOT NULL,
    amount       BIGINT       NOT NULL CHECK (amount <> 0),
    PRIMARY KEY (entry_number, position)
);
CREATE INDEX ledger_posting_by_account ON ledger_posting (account_type, account_name, currency, amount);

CREATE TABLE counter (
    name   VARCHAR(100) NOT NULL PRIMARY KEY,
    amount BIGINT       NOT NULL CHECK (amount >= 0)
);

-- Outgoing transfers, one per order, in their present state.
CREATE TABLE payout (
    order_id        VARCHAR(64) NOT NULL PRIMARY KEY,
    number          BIGINT      NOT NULL UNIQUE,
    kind            VARCHAR(10) NOT NULL,
    sender          VARCHAR(16) NOT NULL,
    receiver        VARCHAR(16) NOT NULL,
    amount_milli    BIGINT      NOT NULL CHECK (amount_milli >= 0),
    asset           VARCHAR(4)  NOT NULL CHECK (asset IN ('HIVE', 'HBD')),
    memo            VARCHAR     NOT NULL,
    attempt         INTEGER     NOT NULL CHECK (attempt >= 1),
    state           VARCHAR(10) NOT NULL,
    signed_as       VARCHAR(40),
    confirmed_as    VARCHAR(40),
    confirmed_block BIGINT,
    held_because    VARCHAR
);
CREATE INDEX payout_by_state ON payout (state, number);

-- Everything that was ever signed, dead attempts included.
CREATE TABLE payout_signature (
    transaction_id  VARCHAR(40) NOT NULL PRIMARY KEY,
    order_id        VARCHAR(64) NOT NULL,
    kind            VARCHAR(10) NOT NULL,
    attempt         INTEGER     NOT NULL,
    first_signature BOOLEAN     NOT NULL,
    payee           VARCHAR(16) NOT NULL,
    sender          VARCHAR(16) NOT NULL,
    receiver        VARCHAR(16) NOT NULL,
    amount_milli    BIGINT      NOT NULL CHECK (amount_milli >= 0),
    asset           VARCHAR(4)  NOT NULL CHECK (asset IN ('HIVE', 'HBD')),
    memo            VARCHAR     NOT NULL,
    expiration      TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    reference_block BIGINT      NOT NULL,
    json            VARCHAR     NOT NULL,
    signed_at       TIMESTAMP(6) WITH TIME ZONE NOT NULL
);
CREATE INDEX payout_signature_by_order ON payout_signature (order_id, kind);
CREATE INDEX payout_signature_by_payee ON payout_signature (payee, kind, signed_at);

-- What waits to be done.
CREATE TABLE work (
    kind          VARCHAR(20)  NOT NULL,
    subject       VARCHAR(100) NOT NULL,
    due_at        TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    attempts      INTEGER      NOT NULL,
    version       BIGINT       NOT NULL,
    claimed_by    VARCHAR,
    claim_version BIGINT,
    claim_ends_at TIMESTAMP(6) WITH TIME ZONE,
    again_at      TIMESTAMP(6) WITH TIME ZONE,
    PRIMARY KEY (kind, subject)
);
CREATE INDEX work_by_due ON work (due_at, version);

CREATE TABLE lease (
    role          VARCHAR(100) NOT NULL PRIMARY KEY,
    holder        VARCHAR      NOT NULL,
    fencing_token BIGINT       NOT NULL,
    expires_at    TIMESTAMP(6) WITH TIME ZONE NOT NULL
);

CREATE TABLE incident (
    id        BIGINT       NOT NULL PRIMARY KEY,
    kind      VARCHAR(30)  NOT NULL,
    subject   VARCHAR(500) NOT NULL,
    text      VARCHAR      NOT NULL,
    opened_at TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    closed_at TIMESTAMP(6) WITH TIME ZONE,
    summary   VARCHAR,
    -- kind and subject while it is open, so that it is open once
    open_key  VARCHAR(540) UNIQUE
);
CREATE INDEX incident_by_closing ON incident (closed_at, id);

CREATE TABLE notification (
    id       BIGINT      NOT NULL PRIMARY KEY,
    severity VARCHAR(10) NOT NULL,
    title    VARCHAR     NOT NULL,
    arose_at TIMESTAMP(6) WITH TIME ZONE NOT NULL
);
CREATE TABLE notification_line (
    notification_id BIGINT  NOT NULL REFERENCES notification (id),
    position        INTEGER NOT NULL,
    text            VARCHAR NOT NULL,
    PRIMARY KEY (notification_id, position)
);
CREATE TABLE notification_queue (
    notification_id BIGINT       NOT NULL REFERENCES notification (id),
    channel         VARCHAR(100) NOT NULL,
    attempts        INTEGER      NOT NULL,
    delivered_at    TIMESTAMP(6) WITH TIME ZONE,
    PRIMARY KEY (notification_id, channel)
);
CREATE INDEX notification_queue_by_channel ON notification_queue (channel, delivered_at, notification_id);

CREATE TABLE fact (
    fact_key   VARCHAR(100) NOT NULL PRIMARY KEY,
    fact_value VARCHAR      NOT NULL
);

CREATE TABLE audit (
    number  BIGINT  NOT NULL PRIMARY KEY,
    who     VARCHAR NOT NULL,
    action  VARCHAR NOT NULL,
    subject VARCHAR NOT NULL,
    detail  VARCHAR NOT NULL,
    done_at TIMESTAMP(6) WITH TIME ZONE NOT NULL
);
