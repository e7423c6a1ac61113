package io.github.hivebolt.devnet.chain;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.hivebolt.codec.CustomJsonOperation;
import io.github.hivebolt.codec.HiveOperation;
import io.github.hivebolt.codec.RecurrentTransferOperation;
import io.github.hivebolt.codec.TransferFromSavingsOperation;
import io.github.hivebolt.codec.TransferOperation;
import io.github.hivebolt.codec.TransferToSavingsOperation;
import io.github.hivebolt.domain.hive.AccountName;
import io.github.hivebolt.domain.money.HiveAmount;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/** Reads one operation and makes hived's checks of it. */
final class OperationReader {
    private static final int MAX_MEMO_BYTES = 2047;

    private OperationReader() {}

    static HiveOperation read(JsonNode json) throws ChainRejection {
        String type = json.isArray() ? json.path(0).asText() : json.path("type").asText();
        JsonNode value = json.isArray() ? json.path(1) : json.path("value");
        try {
            return switch (type.replaceFirst("_operation$", "")) {
                case "transfer" ->
                    new TransferOperation(name(value, "from"), name(value, "to"), paid(value), memo(value));
                case "transfer_to_savings" ->
                    new TransferToSavingsOperation(name(value, "from"), name(value, "to"), paid(value), memo(value));
                case "transfer_from_savings" ->
                    new TransferFromSavingsOperation(
                            name(value, "from"),
                            value.path("request_id").asLong(),
                            name(value, "to"),
                            paid(value),
                            memo(value));
                case "recurrent_transfer" -> recurrent(value);
                case "custom_json" ->
                    new CustomJsonOperation(
                            CustomJsonOperation.sorted(names(value, "required_auths")),
                            CustomJsonOperation.sorted(names(value, "required_posting_auths")),
                            value.path("id").asText(),
                            value.path("json").asText());
                default -> throw Rejections.badCast("Invalid operation name: " + type);
            };
        } catch (IllegalArgumentException invalid) {
            throw Rejections.otherwiseInvalid(String.valueOf(invalid.getMessage()));
        }
    }

    private static RecurrentTransferOperation recurrent(JsonNode value) throws ChainRejection {
        JsonNode pair = value.path("extensions").path(0).path("value").path("pair_id");
        return new RecurrentTransferOperation(
                name(value, "from"),
                name(value, "to"),
                amount(value),
                memo(value),
                value.path("recurrence").asInt(),
                value.path("executions").asInt(),
                pair.isInt() ? OptionalInt.of(pair.intValue()) : OptionalInt.empty());
    }

    private static AccountName name(JsonNode value, String field) throws ChainRejection {
        String text = value.path(field).asText();
        if (!AccountName.isValid(text)) {
            throw Rejections.invalidName(text);
        }
        return new AccountName(text);
    }

    private static List<AccountName> names(JsonNode value, String field) throws ChainRejection {
        List<AccountName> names = new ArrayList<>();
        for (JsonNode entry : value.path(field)) {
            if (!AccountName.isValid(entry.asText())) {
                throw Rejections.invalidName(entry.asText());
            }
            names.add(new AccountName(entry.asText()));
        }
        return names;
    }

    private static HiveAmount paid(JsonNode value) throws ChainRejection {
        HiveAmount amount = amount(value);
        if (amount.isZero()) {
            throw Rejections.zeroAmount();
        }
        return amount;
    }

    private static HiveAmount amount(JsonNode value) throws ChainRejection {
        return NaiJson.read(value.path("amount")).orElseThrow(() -> Rejections.badCast("Invalid cast of an amount"));
    }

    private static String memo(JsonNode value) throws ChainRejection {
        String memo = value.path("memo").asText();
        if (memo.getBytes(StandardCharsets.UTF_8).length > MAX_MEMO_BYTES) {
            throw Rejections.memoTooLarge();
        }
        return memo;
    }
}
