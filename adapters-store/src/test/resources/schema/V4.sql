-- Rows as version 4 has them, in the tables that it makes.
INSERT INTO receive_order (id, number, payee, gateway, quoted_msat, fee_base_msat, fee_ppm, asset, sats_per_unit, message, requested_by, quoted_at, expires_at, payment_hash, payment_request, state, window_msat, created_at, updated_at)
    VALUES ('r00000002', 1001, 'alice', 'hivebolt', 2001000, 50001, 15000, 'HBD', '1234.567890', 'two 😀 v4v-ab12c d800', 'key-1', TIMESTAMP WITH TIME ZONE '2026-10-25 00:30:01.123456+00:00', TIMESTAMP WITH TIME ZONE '2026-10-25 00:40:01.123456+00:00', '6b271e3524543242abcf7b45e6268a3ac3ee2b44860960449a74dcc63d301011', 'lnbc1pxyz', 'open', 0, TIMESTAMP WITH TIME ZONE '2026-10-25 00:30:00.123456+00:00', TIMESTAMP WITH TIME ZONE '2026-10-25 00:30:01.123456+00:00');
INSERT INTO receive_order (id, number, payee, gateway, quoted_msat, fee_base_msat, fee_ppm, asset, sats_per_unit, message, requested_by, quoted_at, expires_at, payment_hash, payment_request, state, paid_msat, seen_at, window_msat, created_at, updated_at)
    VALUES ('r00000003', 1003, 'alice', 'hivebolt', 2002000, 50001, 15000, 'HBD', '1234.567890', 'two 😀 v4v-ab12c d800', 'key-2', TIMESTAMP WITH TIME ZONE '2026-10-25 00:30:02.123456+00:00', TIMESTAMP WITH TIME ZONE '2026-10-25 00:40:02.123456+00:00', '83228ecdc76af42b103e72eda02891509ff2f80a5b85b745f17b9778af4b6df1', 'lnbc1pxyz', 'accepted', 2000002, TIMESTAMP WITH TIME ZONE '2026-10-25 00:30:00.126456+00:00', 2000002, TIMESTAMP WITH TIME ZONE '2026-10-25 00:30:00.123456+00:00', TIMESTAMP WITH TIME ZONE '2026-10-25 00:30:01.123456+00:00');
INSERT INTO receive_order (id, number, payee, gateway, quoted_msat, fee_base_msat, fee_ppm, asset, sats_per_unit, message, requested_by, quoted_at, expires_at, payment_hash, payment_request, state, paid_msat, seen_at, refusal_code, refusal_words, window_msat, created_at, updated_at)
    VALUES ('r00000004', 1006, 'alice', 'hivebolt', 2003000, 50001, 15000, 'HBD', '1234.567890', 'two 😀 v4v-ab12c d800', 'key-3', TIMESTAMP WITH TIME ZONE '2026-10-25 00:30:03.123456+00:00', TIMESTAMP WITH TIME ZONE '2026-10-25 00:40:03.123456+00:00', '90e3341a33413a9846ce6db4e76ac6ea6794e4884dd28c973b4e55cfa97e1567', 'lnbc1pxyz', 'accepted', 2000003, TIMESTAMP WITH TIME ZONE '2026-10-25 00:30:00.126456+00:00', 'PAYEE_MISSING', 'there is no such Hive account', 0, TIMESTAMP WITH TIME ZONE '2026-10-25 00:30:00.123456+00:00', TIMESTAMP WITH TIME ZONE '2026-10-25 00:30:01.123456+00:00');
INSERT INTO receive_order (id, number, payee, gateway, quoted_msat, fee_base_msat, fee_ppm, asset, sats_per_unit, message, requested_by, quoted_at, expires_at, payment_hash, payment_request, state, paid_msat, payout_milli, decided_at, window_msat, created_at, updated_at)
    VALUES ('r00000005', 1009, 'alice', 'hivebolt', 2004000, 50001, 15000, 'HBD', '1234.567890', 'two 😀 v4v-ab12c d800', 'key-4', TIMESTAMP WITH TIME ZONE '2026-10-25 00:30:04.123456+00:00', TIMESTAMP WITH TIME ZONE '2026-10-25 00:40:04.123456+00:00', 'a0ee4a31cd776928cfc8f61374dbc1777ff17f7ee974e8608a7778db53b47a79', 'lnbc1pxyz', 'settling', 2000001, 9600, TIMESTAMP WITH TIME ZONE '2026-10-25 00:30:00.130456+00:00', 2000001, TIMESTAMP WITH TIME ZONE '2026-10-25 00:30:00.123456+00:00', TIMESTAMP WITH TIME ZONE '2026-10-25 00:30:01.123456+00:00');
INSERT INTO receive_order (id, number, payee, gateway, quoted_msat, fee_base_msat, fee_ppm, asset, sats_per_unit, message, requested_by, quoted_at, expires_at, payment_hash, payment_request, state, paid_msat, payout_milli, decided_at, preimage, window_msat, created_at, updated_at)
    VALUES ('r00000006', 1012, 'alice', 'hivebolt', 2005000, 50001, 15000, 'HBD', '1234.567890', 'two 😀 v4v-ab12c d800', 'key-5', TIMESTAMP WITH TIME ZONE '2026-10-25 00:30:05.123456+00:00', TIMESTAMP WITH TIME ZONE '2026-10-25 00:40:05.123456+00:00', 'b10f3d43780b9c3ab2208db85b82396ac613e73545d46a565d05e831999c6508', 'lnbc1pxyz', 'payout_pending', 2000001, 9600, TIMESTAMP WITH TIME ZONE '2026-10-25 00:30:00.130456+00:00', '0000000000000000000000000000000000000000000000000000001234567895', 2000001, TIMESTAMP WITH TIME ZONE '2026-10-25 00:30:00.123456+00:00', TIMESTAMP WITH TIME ZONE '2026-10-25 00:30:01.123456+00:00');
INSERT INTO receive_order (id, number, payee, gateway, quoted_msat, fee_base_msat, fee_ppm, asset, sats_per_unit, message, requested_by, quoted_at, expires_at, payment_hash, payment_request, state, paid_msat, payout_milli, decided_at, preimage, paid_out_by, window_msat, created_at, updated_at)
    VALUES ('r00000007', 1015, 'alice', 'hivebolt', 2006000, 50001, 15000, 'HBD', '1234.567890', 'two 😀 v4v-ab12c d800', 'key-6', TIMESTAMP WITH TIME ZONE '2026-10-25 00:30:06.123456+00:00', TIMESTAMP WITH TIME ZONE '2026-10-25 00:40:06.123456+00:00', '6d16f532716ed63b950537ac4bb60f69f7eaac6ecf4ef918fd22d244fea7f778', 'lnbc1pxyz', 'done', 2000001, 9600, TIMESTAMP WITH TIME ZONE '2026-10-25 00:30:00.130456+00:00', '0000000000000000000000000000000000000000000000000000001234567896', '0000000000000000000000000000000abc000007', 2000001, TIMESTAMP WITH TIME ZONE '2026-10-25 00:30:00.123456+00:00', TIMESTAMP WITH TIME ZONE '2026-10-25 00:30:01.123456+00:00');
INSERT INTO receive_order (id, number, payee, gateway, quoted_msat, fee_base_msat, fee_ppm, asset, sats_per_unit, message, requested_by, quoted_at, expires_at, payment_hash, payment_request, state, window_msat, created_at, updated_at)
    VALUES ('r00000008', 1018, 'alice', 'hivebolt', 2007000, 50001, 15000, 'HBD', '1234.567890', 'two 😀 v4v-ab12c d800', 'key-7', TIMESTAMP WITH TIME ZONE '2026-10-25 00:30:07.123456+00:00', TIMESTAMP WITH TIME ZONE '2026-10-25 00:40:07.123456+00:00', '34422c7d8ea9ce5d2f57ac54df9cfa29ec0aad3100cda1ede88adbbc7cec6aab', 'lnbc1pxyz', 'expired', 0, TIMESTAMP WITH TIME ZONE '2026-10-25 00:30:00.123456+00:00', TIMESTAMP WITH TIME ZONE '2026-10-25 00:30:01.123456+00:00');
INSERT INTO receive_order (id, number, payee, gateway, quoted_msat, fee_base_msat, fee_ppm, asset, sats_per_unit, message, requested_by, quoted_at, expires_at, payment_hash, payment_request, state, refusal_code, refusal_words, window_msat, created_at, updated_at)
    VALUES ('r00000009', 1021, 'alice', 'hivebolt', 2008000, 50001, 15000, 'HBD', '1234.567890', 'two 😀 v4v-ab12c d800', 'key-8', TIMESTAMP WITH TIME ZONE '2026-10-25 00:30:08.123456+00:00', TIMESTAMP WITH TIME ZONE '2026-10-25 00:40:08.123456+00:00', '2a38149a8f43a691ec88f5204d57af1e4ddba5221338618baefc7b370d1559a8', 'lnbc1pxyz', 'cancelled', 'PAYEE_MISSING', 'there is no such Hive account', 0, TIMESTAMP WITH TIME ZONE '2026-10-25 00:30:00.123456+00:00', TIMESTAMP WITH TIME ZONE '2026-10-25 00:30:01.123456+00:00');
INSERT INTO receive_order (id, number, payee, gateway, quoted_msat, fee_base_msat, fee_ppm, asset, sats_per_unit, message, requested_by, quoted_at, expires_at, payment_hash, payment_request, state, paid_msat, payout_milli, decided_at, preimage, park_cause, park_evidence, window_msat, created_at, updated_at)
    VALUES ('r00000010', 1024, 'alice', 'hivebolt', 2009000, 50001, 15000, 'HBD', '1234.567890', 'two 😀 v4v-ab12c d800', 'key-9', TIMESTAMP WITH TIME ZONE '2026-10-25 00:30:09.123456+00:00', TIMESTAMP WITH TIME ZONE '2026-10-25 00:40:09.123456+00:00', 'a1cbdff899fcf1931859d18b62d87163266bd0a3568ce74f93b93bf90775b8db', 'lnbc1pxyz', 'parked', 2000001, 9600, TIMESTAMP WITH TIME ZONE '2026-10-25 00:30:00.130456+00:00', '0000000000000000000000000000000000000000000000000000001234567899', 'REJECTED_BY_CHAIN', 'no d800 account', 2000001, TIMESTAMP WITH TIME ZONE '2026-10-25 00:30:00.123456+00:00', TIMESTAMP WITH TIME ZONE '2026-10-25 00:30:01.123456+00:00');
INSERT INTO receive_history (number, order_id, state, entered_at, note)
    VALUES (1002, 'r00000002', 'open', TIMESTAMP WITH TIME ZONE '2026-10-25 00:30:00.123456+00:00', '');
INSERT INTO receive_history (number, order_id, state, entered_at, note)
    VALUES (1004, 'r00000003', 'open', TIMESTAMP WITH TIME ZONE '2026-10-25 00:30:00.123456+00:00', '');
INSERT INTO receive_history (number, order_id, state, entered_at, note)
    VALUES (1005, 'r00000003', 'accepted', TIMESTAMP WITH TIME ZONE '2026-10-25 00:30:01.123456+00:00', 'note');
INSERT INTO receive_history (number, order_id, state, entered_at, note)
    VALUES (1007, 'r00000004', 'open', TIMESTAMP WITH TIME ZONE '2026-10-25 00:30:00.123456+00:00', '');
INSERT INTO receive_history (number, order_id, state, entered_at, note)
    VALUES (1008, 'r00000004', 'accepted', TIMESTAMP WITH TIME ZONE '2026-10-25 00:30:01.123456+00:00', 'note');
INSERT INTO receive_history (number, order_id, state, entered_at, note)
    VALUES (1010, 'r00000005', 'open', TIMESTAMP WITH TIME ZONE '2026-10-25 00:30:00.123456+00:00', '');
INSERT INTO receive_history (number, order_id, state, entered_at, note)
    VALUES (1011, 'r00000005', 'settling', TIMESTAMP WITH TIME ZONE '2026-10-25 00:30:01.123456+00:00', 'note');
INSERT INTO receive_history (number, order_id, state, entered_at, note)
    VALUES (1013, 'r00000006', 'open', TIMESTAMP WITH TIME ZONE '2026-10-25 00:30:00.123456+00:00', '');
INSERT INTO receive_history (number, order_id, state, entered_at, note)
    VALUES (1014, 'r00000006', 'payout_pending', TIMESTAMP WITH TIME ZONE '2026-10-25 00:30:01.123456+00:00', 'note');
INSERT INTO receive_history (number, order_id, state, entered_at, note)
    VALUES (1016, 'r00000007', 'open', TIMESTAMP WITH TIME ZONE '2026-10-25 00:30:00.123456+00:00', '');
INSERT INTO receive_history (number, order_id, state, entered_at, note)
    VALUES (1017, 'r00000007', 'done', TIMESTAMP WITH TIME ZONE '2026-10-25 00:30:01.123456+00:00', 'note');
INSERT INTO receive_history (number, order_id, state, entered_at, note)
    VALUES (1019, 'r00000008', 'open', TIMESTAMP WITH TIME ZONE '2026-10-25 00:30:00.123456+00:00', '');
INSERT INTO receive_history (number, order_id, state, entered_at, note)
    VALUES (1020, 'r00000008', 'expired', TIMESTAMP WITH TIME ZONE '2026-10-25 00:30:01.123456+00:00', 'note');
INSERT INTO receive_history (number, order_id, state, entered_at, note)
    VALUES (1022, 'r00000009', 'open', TIMESTAMP WITH TIME ZONE '2026-10-25 00:30:00.123456+00:00', '');
INSERT INTO receive_history (number, order_id, state, entered_at, note)
    VALUES (1023, 'r00000009', 'cancelled', TIMESTAMP WITH TIME ZONE '2026-10-25 00:30:01.123456+00:00', 'note');
INSERT INTO receive_history (number, order_id, state, entered_at, note)
    VALUES (1025, 'r00000010', 'open', TIMESTAMP WITH TIME ZONE '2026-10-25 00:30:00.123456+00:00', '');
INSERT INTO receive_history (number, order_id, state, entered_at, note)
    VALUES (1026, 'r00000010', 'parked', TIMESTAMP WITH TIME ZONE '2026-10-25 00:30:01.123456+00:00', 'note');
INSERT INTO api_key (id, number, name, scopes, secret_hash, created_at)
    VALUES ('k1', 1027, 'shop ☕', 'invoices,webhooks', 'abababababababababababababababababababababababababababababababab', TIMESTAMP WITH TIME ZONE '2026-10-25 00:30:00.123456+00:00');
INSERT INTO api_key (id, number, name, scopes, secret_hash, created_at, revoked_at)
    VALUES ('k2', 1028, 'old', 'invoices', 'cdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcd', TIMESTAMP WITH TIME ZONE '2026-10-25 00:30:00.123456+00:00', TIMESTAMP WITH TIME ZONE '2026-10-25 00:30:05.123456+00:00');
INSERT INTO webhook (id, number, key_id, url, secret, created_at)
    VALUES ('w1', 1029, 'k1', 'https://shop.example/hook', 'secret-w1', TIMESTAMP WITH TIME ZONE '2026-10-25 00:30:00.123456+00:00');
INSERT INTO webhook_message (number, webhook_id, order_id, state, created_at, attempts, next_try_at, result, waiting)
    VALUES (1030, 'w1', 'r1', 'done', TIMESTAMP WITH TIME ZONE '2026-10-25 00:30:00.123456+00:00', 0, TIMESTAMP WITH TIME ZONE '2026-10-25 00:30:00.123456+00:00', '', 'w1 r1');
ALTER SEQUENCE arrival_number RESTART WITH 2000;
