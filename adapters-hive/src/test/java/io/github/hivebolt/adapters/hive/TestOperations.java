package io.github.hivebolt.adapters.hive;

import io.github.hivebolt.domain.money.HiveAmount;
import io.github.hivebolt.domain.money.HiveAsset;

/** The JSON of operations. */
final class TestOperations {
    private TestOperations() {}

    static String transfer(String from, String to, HiveAmount amount, String memo) {
        return operation("transfer", parties(from, to) + ",\"amount\":" + amount(amount) + ",\"memo\":" + text(memo));
    }

    static String recurrentTransfer(String from, String to, HiveAmount amount, String memo) {
        return operation(
                "recurrent_transfer",
                parties(from, to) + ",\"amount\":" + amount(amount) + ",\"memo\":" + text(memo)
                        + ",\"recurrence\":24,\"executions\":2,\"extensions\":[]");
    }

    static String recurrentFill(String from, String to, HiveAmount amount, String memo) {
        return operation(
                "fill_recurrent_transfer",
                parties(from, to) + ",\"amount\":" + amount(amount) + ",\"memo\":" + text(memo)
                        + ",\"remaining_executions\":1,\"extensions\":[]");
    }

    static String savingsFill(String from, String to, HiveAmount amount, String memo) {
        return operation(
                "fill_transfer_from_savings",
                parties(from, to) + ",\"amount\":" + amount(amount) + ",\"request_id\":1,\"memo\":" + text(memo));
    }

    static String escrowRelease(String from, String receiver, long milliHive, long milliHbd) {
        return operation(
                "escrow_release",
                parties(from, receiver) + ",\"agent\":\"bob\",\"who\":\"bob\",\"receiver\":\"" + receiver
                        + "\",\"escrow_id\":7,\"hbd_amount\":" + amount(new HiveAmount(milliHbd, HiveAsset.HBD))
                        + ",\"hive_amount\":" + amount(new HiveAmount(milliHive, HiveAsset.HIVE)));
    }

    static String operation(String name, String fields) {
        return "{\"type\":\"" + name + "_operation\",\"value\":{" + fields + "}}";
    }

    static String parties(String from, String to) {
        return "\"from\":\"" + from + "\",\"to\":\"" + to + "\"";
    }

    static String amount(HiveAmount amount) {
        String nai = amount.asset() == HiveAsset.HIVE ? "@@000000021" : "@@000000013";
        return "{\"amount\":\"" + amount.milli() + "\",\"precision\":3,\"nai\":\"" + nai + "\"}";
    }

    static String text(String value) {
        return "\""
                + value.replace("\\", "\\\\")
                        .replace("\"", "\\\"")
                        .replace("\n", "\\n")
                        .replace("\t", "\\t")
                + "\"";
    }
}
