package io.github.hivebolt.devnet.cln;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.hivebolt.devnet.common.Json;
import java.util.Optional;
import java.util.OptionalInt;

/** A call that clnrest or lightningd refuses, or that it ends without a result. */
final class ClnRefusal extends Exception {
    static final int INVALID_PARAMETER = -32_602;
    static final int UNKNOWN_METHOD = -32_601;

    private static final long serialVersionUID = 1L;
    private static final int USUAL_STATUS = 500;

    private final transient OptionalInt code;
    private final int status;
    private final transient Optional<ObjectNode> data;

    private ClnRefusal(OptionalInt code, int status, String message, Optional<ObjectNode> data) {
        super(message);
        this.data = data;
        this.code = code;
        this.status = status;
    }

    static ClnRefusal of(int code, String message) {
        return of(code, USUAL_STATUS, message);
    }

    static ClnRefusal of(int code, int status, String message) {
        return new ClnRefusal(OptionalInt.of(code), status, message, Optional.empty());
    }

    /** What clnrest says of its own accord, without a code. */
    static ClnRefusal withoutCode(String message) {
        return new ClnRefusal(OptionalInt.empty(), USUAL_STATUS, message, Optional.empty());
    }

    static ClnRefusal noLightningd() {
        return withoutCode("no response from lightningd");
    }

    /** The same with what goes with it. */
    ClnRefusal withData(ObjectNode more) {
        return new ClnRefusal(code, status, String.valueOf(getMessage()), Optional.of(more));
    }

    int status() {
        return status;
    }

    ObjectNode json() {
        ObjectNode json = Json.object();
        if (code.isPresent()) {
            json.put("code", code.getAsInt());
        } else {
            json.putNull("code");
        }
        data.ifPresentOrElse(more -> json.set("data", more), () -> json.putNull("data"));
        return json.put("message", String.valueOf(getMessage()));
    }
}
