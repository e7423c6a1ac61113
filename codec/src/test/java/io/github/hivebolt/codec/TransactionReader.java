package io.github.hivebolt.codec;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.hivebolt.domain.hive.AccountName;
import io.github.hivebolt.domain.money.HiveAmount;
import io.github.hivebolt.domain.money.HiveAsset;
import java.time.Instant;
import java.util.List;
import java.util.OptionalInt;
import java.util.SortedSet;

/** Builds transactions from the NAI JSON of recorded ones. */
final class TransactionReader {
    private TransactionReader() {}

    static HiveTransaction read(JsonNode json) {
        List<HiveOperation> operations = Vectors.each(json, "operations")
                .map(operation -> operation(operation.get("type").asText(), operation.get("value")))
                .toList();
        return new HiveTransaction(
                json.get("ref_block_num").asInt(),
                json.get("ref_block_prefix").asLong(),
                Instant.parse(json.get("expiration").asText() + "Z"),
                operations);
    }

    private static HiveOperation operation(String type, JsonNode value) {
        return switch (type) {
            case "transfer_operation" ->
                new TransferOperation(account(value, "from"), account(value, "to"), amount(value), text(value, "memo"));
            case "transfer_to_savings_operation" ->
                new TransferToSavingsOperation(
                        account(value, "from"), account(value, "to"), amount(value), text(value, "memo"));
            case "transfer_from_savings_operation" ->
                new TransferFromSavingsOperation(
                        account(value, "from"),
                        value.get("request_id").asLong(),
                        account(value, "to"),
                        amount(value),
                        text(value, "memo"));
            case "recurrent_transfer_operation" ->
                new RecurrentTransferOperation(
                        account(value, "from"),
                        account(value, "to"),
                        amount(value),
                        text(value, "memo"),
                        value.get("recurrence").asInt(),
                        value.get("executions").asInt(),
                        pairId(value.get("extensions")));
            case "custom_json_operation" ->
                new CustomJsonOperation(
                        accounts(value, "required_auths"),
                        accounts(value, "required_posting_auths"),
                        text(value, "id"),
                        text(value, "json"));
            default -> throw new IllegalArgumentException(type);
        };
    }

    private static OptionalInt pairId(JsonNode extensions) {
        return extensions.isEmpty()
                ? OptionalInt.empty()
                : OptionalInt.of(extensions.get(0).get("value").get("pair_id").asInt());
    }

    private static SortedSet<AccountName> accounts(JsonNode value, String field) {
        return CustomJsonOperation.sorted(Vectors.each(value, field)
                .map(name -> new AccountName(name.asText()))
                .toList());
    }

    private static AccountName account(JsonNode value, String field) {
        return new AccountName(text(value, field));
    }

    private static String text(JsonNode value, String field) {
        return value.get(field).asText();
    }

    private static HiveAmount amount(JsonNode value) {
        JsonNode amount = value.get("amount");
        HiveAsset asset = switch (text(amount, "nai")) {
            case "@@000000021" -> HiveAsset.HIVE;
            case "@@000000013" -> HiveAsset.HBD;
            default -> throw new IllegalArgumentException("another asset");
        };
        return new HiveAmount(amount.get("amount").asLong(), asset);
    }
}
