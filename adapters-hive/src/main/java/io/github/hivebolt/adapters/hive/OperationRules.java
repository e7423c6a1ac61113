package io.github.hivebolt.adapters.hive;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.hivebolt.domain.hive.AccountName;
import io.github.hivebolt.domain.hive.TransferKind;
import io.github.hivebolt.domain.money.HiveAmount;
import io.github.hivebolt.domain.money.HiveAsset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Which operations move money from or to us, and how much. Pure functions. */
final class OperationRules {
    /**
     * What sets the HBD of an {@code escrow_release} apart from its HIVE where it releases both: two movements of one
     * operation cannot share a position. Far above the number of operations that fit into a transaction.
     */
    static final int SECOND_SHARE_OFFSET = 500_000_000;

    private static final String TRANSFER = "transfer_operation";
    private static final String ESCROW_RELEASE = "escrow_release_operation";
    private static final String RECURRENT_FILL = "fill_recurrent_transfer_operation";
    private static final String SAVINGS_FILL = "fill_transfer_from_savings_operation";
    private static final int MAX_MEMO_BYTES = 2_047;

    private OperationRules() {}

    static boolean isSignedMovement(String type) {
        return type.equals(TRANSFER) || type.equals(ESCROW_RELEASE);
    }

    static boolean isVirtualMovement(String type) {
        return type.equals(RECURRENT_FILL) || type.equals(SAVINGS_FILL);
    }

    /**
     * What an operation moves from or to an account.
     *
     * @return nothing if it does not concern the account, however malformed it is
     * @throws MalformedOperationException if it concerns the account, or does not say whom it concerns, and cannot be
     *     read
     */
    static List<Movement> movements(RawOperation operation, AccountName account) throws MalformedOperationException {
        JsonNode value = operation.value();
        return switch (operation.type()) {
            case TRANSFER -> plain(TransferKind.TRANSFER, value, account);
            case RECURRENT_FILL -> plain(TransferKind.RECURRENT_FILL, value, account);
            case SAVINGS_FILL -> plain(TransferKind.FROM_SAVINGS, value, account);
            case ESCROW_RELEASE -> escrow(value, account);
            default -> List.of();
        };
    }

    private static List<Movement> plain(TransferKind kind, JsonNode value, AccountName account)
            throws MalformedOperationException {
        String from = party(value, "from");
        String to = party(value, "to");
        if (!from.equals(account.value()) && !to.equals(account.value())) {
            return List.of();
        }
        return List.of(new Movement(kind, name(from), name(to), amount(value.path("amount")), memo(value), 0));
    }

    private static List<Movement> escrow(JsonNode value, AccountName account) throws MalformedOperationException {
        String from = party(value, "from");
        String receiver = party(value, "receiver");
        if (!from.equals(account.value()) && !receiver.equals(account.value())) {
            return List.of();
        }
        List<Movement> shares = new ArrayList<>();
        for (String field : List.of("hive_amount", "hbd_amount")) {
            HiveAmount amount = amount(value.path(field));
            if (!amount.isZero()) {
                int offset = shares.isEmpty() ? 0 : SECOND_SHARE_OFFSET;
                shares.add(new Movement(TransferKind.ESCROW_RELEASE, name(from), name(receiver), amount, "", offset));
            }
        }
        return shares;
    }

    private static String party(JsonNode value, String field) throws MalformedOperationException {
        JsonNode party = value.path(field);
        if (!party.isTextual()) {
            throw new MalformedOperationException("it does not say " + field + " whom");
        }
        return party.textValue();
    }

    private static AccountName name(String text) throws MalformedOperationException {
        if (!AccountName.isValid(text)) {
            throw new MalformedOperationException("it names an account that cannot exist");
        }
        return new AccountName(text);
    }

    private static String memo(JsonNode value) throws MalformedOperationException {
        JsonNode memo = value.path("memo");
        if (!memo.isTextual() || memo.textValue().getBytes(StandardCharsets.UTF_8).length > MAX_MEMO_BYTES) {
            throw new MalformedOperationException("its memo is missing or too long");
        }
        return memo.textValue();
    }

    /** Reads an amount in the NAI form; VESTS and everything else that is neither HIVE nor HBD is malformed. */
    static HiveAmount amount(JsonNode amount) throws MalformedOperationException {
        String milli = amount.path("amount").asText("");
        if (!milli.matches("[0-9]{1,18}") || amount.path("precision").asInt(-1) != 3) {
            throw new MalformedOperationException("its amount cannot be read");
        }
        return new HiveAmount(Long.parseLong(milli), asset(amount.path("nai").asText("")));
    }

    private static HiveAsset asset(String nai) throws MalformedOperationException {
        return switch (nai) {
            case "@@000000021" -> HiveAsset.HIVE;
            case "@@000000013" -> HiveAsset.HBD;
            default -> throw new MalformedOperationException("its amount is neither HIVE nor HBD");
        };
    }
}
