package io.github.hivebolt.devnet;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.hivebolt.devnet.common.Json;
import io.github.hivebolt.domain.hive.AccountName;
import io.github.hivebolt.domain.hive.TransactionId;
import io.github.hivebolt.domain.lightning.PaymentHash;
import io.github.hivebolt.domain.money.HiveAmount;
import io.github.hivebolt.domain.money.HiveAsset;
import java.util.List;

/**
 * What somebody asks of the control interface.
 *
 * @param path the variable parts of the path
 * @param body the body, an empty object where there is none
 */
record ControlRequest(List<String> path, JsonNode body) {
    /** Answers one kind of request. */
    @FunctionalInterface
    interface Call {
        JsonNode answer(ControlRequest request) throws ControlException;
    }

    boolean has(String field) {
        return body.hasNonNull(field);
    }

    String text(String field) throws ControlException {
        JsonNode value = body.path(field);
        if (!value.isTextual()) {
            throw ControlException.badInput("The field " + field + " must be a text.");
        }
        return value.textValue();
    }

    String textOr(String field, String otherwise) throws ControlException {
        return has(field) ? text(field) : otherwise;
    }

    long number(String field, long least, long most) throws ControlException {
        JsonNode value = body.path(field);
        if (!value.canConvertToLong() || value.longValue() < least || value.longValue() > most) {
            throw ControlException.badInput(
                    "The field " + field + " must be a number from " + least + " to " + most + ".");
        }
        return value.longValue();
    }

    long numberOr(String field, long otherwise, long least, long most) throws ControlException {
        return has(field) ? number(field, least, most) : otherwise;
    }

    boolean flag(String field) throws ControlException {
        JsonNode value = body.path(field);
        if (!value.isBoolean()) {
            throw ControlException.badInput("The field " + field + " must be true or false.");
        }
        return value.booleanValue();
    }

    AccountName account(String field) throws ControlException {
        return account(text(field), "The field " + field);
    }

    AccountName accountInPath() throws ControlException {
        return account(path.getFirst(), "The path");
    }

    HiveAmount amount(String field) throws ControlException {
        String[] parts = text(field).split(" ", -1);
        try {
            return HiveAmount.parse(parts[0], HiveAsset.valueOf(parts[1]));
        } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException malformed) {
            throw ControlException.badInput("The field " + field + " must look like \"1.000 HIVE\" or \"1.000 HBD\".");
        }
    }

    PaymentHash hashInPath() throws ControlException {
        try {
            return new PaymentHash(path.getFirst());
        } catch (IllegalArgumentException malformed) {
            throw ControlException.badInput("A payment hash has 64 lower-case hexadecimal digits.");
        }
    }

    TransactionId transactionId(String text) throws ControlException {
        try {
            return new TransactionId(text);
        } catch (IllegalArgumentException malformed) {
            throw ControlException.badInput("A transaction id has 40 lower-case hexadecimal digits.");
        }
    }

    ControlRequest part(String field) {
        return new ControlRequest(path, body.path(field));
    }

    static ObjectNode done() {
        return Json.object().put("done", true);
    }

    private static AccountName account(String text, String where) throws ControlException {
        if (!AccountName.isValid(text)) {
            throw ControlException.badInput(where + " must hold an account name.");
        }
        return new AccountName(text);
    }
}
