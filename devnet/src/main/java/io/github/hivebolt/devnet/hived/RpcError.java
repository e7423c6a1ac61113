package io.github.hivebolt.devnet.hived;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.hivebolt.devnet.chain.ChainRejection;
import io.github.hivebolt.devnet.common.Json;
import java.util.Optional;

/** An error of a call, in hived's form. */
final class RpcError extends Exception {
    private static final long serialVersionUID = 1L;

    private final int code;
    private final transient Optional<ObjectNode> data;

    RpcError(int code, String message, Optional<ObjectNode> data) {
        super(message);
        this.code = code;
        this.data = data;
    }

    static RpcError of(ChainRejection rejection, String timestamp) {
        ChainRejection.Details details = rejection.details();
        return of(details, timestamp);
    }

    static RpcError of(ChainRejection.Details details, String timestamp) {
        ObjectNode data = Json.object();
        data.put("code", details.code());
        data.put("name", details.name());
        data.put("message", details.title());
        ObjectNode frame = data.putArray("stack").addObject();
        frame.putObject("context")
                .put("level", "error")
                .put("file", details.file())
                .put("line", 0)
                .put("method", details.method())
                .put("hostname", "")
                .put("thread_name", "write_queue")
                .put("timestamp", timestamp);
        frame.put("format", details.format());
        frame.set("data", details.data());
        ObjectNode extension = data.putObject("extension");
        if (!details.assertion().isEmpty()) {
            extension.put("assertion_expression", details.assertion());
            data.put("assert_hash", details.assertHash());
        }
        return new RpcError(details.rpcCode(), details.message(), Optional.of(data));
    }

    static RpcError assertion(int rpcCode, String expression, String hash, String text, String timestamp) {
        return of(
                new ChainRejection.Details(
                        rpcCode,
                        10,
                        "assert_exception",
                        "Assert Exception",
                        expression,
                        hash,
                        text,
                        "plugin.cpp",
                        "call",
                        text,
                        Json.object(),
                        false),
                timestamp);
    }

    static RpcError unreadable(String text, String timestamp) {
        return of(
                new ChainRejection.Details(
                        -32000,
                        0,
                        "exception",
                        "unspecified",
                        "",
                        "",
                        text,
                        "variant.cpp",
                        "from_variant",
                        text,
                        Json.object(),
                        false),
                timestamp);
    }

    ObjectNode json() {
        ObjectNode json = Json.object().put("code", code).put("message", String.valueOf(getMessage()));
        data.ifPresent(known -> json.set("data", known));
        return json;
    }
}
