package io.github.hivebolt.codec;

import io.github.hivebolt.domain.hive.AccountName;
import io.github.hivebolt.domain.money.HiveAmount;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The JSON of a signed transaction, as {@code network_broadcast_api.broadcast_transaction} takes it. hived's reader
 * knows few escapes and mangles all others, so that the signature would no longer fit: texts are therefore written as
 * they are, except for tab, line feed, carriage return, backslash and quotation mark. Pure and thread-safe.
 */
public final class HiveTransactionJson {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss").withZone(ZoneOffset.UTC);

    private HiveTransactionJson() {}

    /**
     * Writes a transaction on one line, to be sent as UTF-8.
     *
     * @param signed the transaction
     * @return a JSON object
     * @throws IllegalArgumentException if a text holds a control character that hived cannot read
     */
    public static String write(SignedHiveTransaction signed) {
        HiveTransaction transaction = signed.transaction();
        return "{\"ref_block_num\":" + transaction.refBlockNum()
                + ",\"ref_block_prefix\":" + transaction.refBlockPrefix()
                + ",\"expiration\":" + time(transaction.expiration())
                + ",\"operations\":" + array(transaction.operations(), HiveTransactionJson::operation)
                + ",\"extensions\":[]"
                + ",\"signatures\":" + array(signed.signatures(), signature -> text(signature.hex()))
                + "}";
    }

    /**
     * Whether a text can be sent to hived.
     *
     * @param text for instance a memo
     * @return false if it holds a control character other than tab, line feed and carriage return
     */
    public static boolean isWritable(String text) {
        return text.chars().allMatch(HiveTransactionJson::isWritable);
    }

    private static boolean isWritable(int character) {
        return character >= ' ' || character == '\t' || character == '\n' || character == '\r';
    }

    private static String operation(HiveOperation operation) {
        return switch (operation) {
            case TransferOperation op ->
                operation("transfer", parties(op.from(), op.to()) + amountAndMemo(op.amount(), op.memo()));
            case TransferToSavingsOperation op ->
                operation("transfer_to_savings", parties(op.from(), op.to()) + amountAndMemo(op.amount(), op.memo()));
            case TransferFromSavingsOperation op ->
                operation(
                        "transfer_from_savings",
                        parties(op.from(), op.to()) + ",\"request_id\":" + op.requestId()
                                + amountAndMemo(op.amount(), op.memo()));
            case RecurrentTransferOperation op ->
                operation(
                        "recurrent_transfer",
                        parties(op.from(), op.to()) + amountAndMemo(op.amount(), op.memo())
                                + ",\"recurrence\":" + op.recurrenceHours() + ",\"executions\":" + op.executions()
                                + ",\"extensions\":" + pairId(op));
            case CustomJsonOperation op ->
                operation(
                        "custom_json",
                        "\"required_auths\":" + accounts(op.requiredAuths())
                                + ",\"required_posting_auths\":" + accounts(op.requiredPostingAuths())
                                + ",\"id\":" + text(op.id()) + ",\"json\":" + text(op.json()));
        };
    }

    private static String operation(String name, String fields) {
        return "{\"type\":\"" + name + "_operation\",\"value\":{" + fields + "}}";
    }

    private static String parties(AccountName from, AccountName to) {
        return "\"from\":" + text(from.value()) + ",\"to\":" + text(to.value());
    }

    private static String amountAndMemo(HiveAmount amount, String memo) {
        return ",\"amount\":{\"amount\":\"" + amount.milli() + "\",\"precision\":" + HiveAssetForm.PRECISION
                + ",\"nai\":\"" + HiveAssetForm.nai(amount.asset()) + "\"},\"memo\":" + text(memo);
    }

    private static String pairId(RecurrentTransferOperation op) {
        return op.pairId().isEmpty()
                ? "[]"
                : "[{\"type\":\"recurrent_transfer_pair_id\",\"value\":{\"pair_id\":"
                        + op.pairId().getAsInt() + "}}]";
    }

    private static String accounts(Collection<AccountName> names) {
        return array(names, name -> text(name.value()));
    }

    private static <T> String array(Collection<T> items, Function<T, String> writer) {
        return items.stream().map(writer).collect(Collectors.joining(",", "[", "]"));
    }

    private static String time(Instant instant) {
        return text(TIME.format(instant));
    }

    private static String text(String value) {
        StringBuilder json = new StringBuilder("\"");
        for (int i = 0; i < value.length(); i++) {
            char character = value.charAt(i);
            switch (character) {
                case '\t' -> json.append("\\t");
                case '\n' -> json.append("\\n");
                case '\r' -> json.append("\\r");
                case '\\', '"' -> json.append('\\').append(character);
                default -> {
                    if (!isWritable(character)) {
                        throw new IllegalArgumentException("hived cannot read a control character in a text");
                    }
                    json.append(character);
                }
            }
        }
        return json.append('"').toString();
    }
}
