package io.github.hivebolt.devnet.hived;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.hivebolt.devnet.chain.ChainRejection;
import io.github.hivebolt.devnet.chain.ChainTime;
import io.github.hivebolt.devnet.chain.HiveChain;
import io.github.hivebolt.devnet.chain.SubmissionReader;
import io.github.hivebolt.devnet.chain.TransactionStatus;
import io.github.hivebolt.devnet.common.Json;
import io.github.hivebolt.domain.hive.TransactionId;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** network_broadcast_api, its older form, and transaction_status_api. */
final class BroadcastApi {
    /** A node that began to track recently calls everything recent too old. */
    private static final Duration TRACKED = Duration.ofHours(24);

    private final NodeView view;

    BroadcastApi(NodeView view) {
        this.view = view;
    }

    JsonNode broadcast(JsonNode params) throws RpcError {
        long maxBlockAge = params.path("max_block_age").asLong(-1);
        return accept(params.path("trx"), Duration.ofSeconds(maxBlockAge));
    }

    JsonNode broadcastOldForm(JsonNode params) throws RpcError {
        JsonNode transaction = params.path(0);
        for (JsonNode operation : transaction.path("operations")) {
            if (!operation.isArray()) {
                throw RpcError.of(
                        new ChainRejection.Details(
                                -32000,
                                7,
                                "bad_cast_exception",
                                "Bad Cast",
                                "",
                                "",
                                "Invalid cast from object_type to Array, the variant is " + Json.write(operation),
                                "variant.cpp",
                                "get_array",
                                "Invalid cast from ${type} to Array, the variant is ${th}",
                                Json.object().put("type", "object_type"),
                                false),
                        view.now());
            }
        }
        return accept(transaction, Duration.ofSeconds(-1));
    }

    JsonNode findTransaction(JsonNode params) throws RpcError {
        String text = params.path("transaction_id").asText();
        if (!text.matches("[0-9a-f]{40}")) {
            throw RpcError.unreadable("Invalid hex character '" + firstNonHex(text) + "'", view.now());
        }
        return switch (view.chain().status(new TransactionId(text))) {
            case TransactionStatus.WithinMempool waiting -> Json.object().put("status", "within_mempool");
            case TransactionStatus.WithinBlock block
            when block.blockNumber() <= view.headNumber() ->
                Json.object()
                        .put(
                                "status",
                                block.blockNumber() <= view.irreversibleNumber()
                                        ? "within_irreversible_block"
                                        : "within_reversible_block")
                        .put("block_num", block.blockNumber())
                        .put("rc_cost", HiveChain.TRANSFER_CREDITS);
            case TransactionStatus.WithinBlock later -> Json.object().put("status", "unknown");
            case TransactionStatus.Unknown unknown -> Json.object().put("status", absent(params));
        };
    }

    private String absent(JsonNode params) {
        Optional<Instant> expiration = ChainTime.parse(params.path("expiration").asText());
        if (expiration.isEmpty()) {
            return "unknown";
        }
        if (expiration.get().isBefore(view.chain().genesis().plus(TRACKED))) {
            return "too_old";
        }
        Instant irreversibleTime = view.block(view.irreversibleNumber())
                .map(block -> block.timestamp())
                .orElse(view.chain().genesis());
        if (!expiration.get().isAfter(irreversibleTime)) {
            return "expired_irreversible";
        }
        return expiration.get().isBefore(view.chain().headTime()) ? "expired_reversible" : "unknown";
    }

    private JsonNode accept(JsonNode transaction, Duration maxBlockAge) throws RpcError {
        try {
            view.chain().checkAge(maxBlockAge.minus(lag(maxBlockAge)));
            if (!view.switches().dropsBroadcasts()) {
                view.chain().broadcast(SubmissionReader.read(transaction));
            }
            return Json.object();
        } catch (ChainRejection rejection) {
            throw RpcError.of(rejection, view.now());
        }
    }

    /** How much older this node's head is than the chain's. */
    private Duration lag(Duration maxBlockAge) {
        Instant own =
                view.head().map(block -> block.timestamp()).orElse(view.chain().genesis());
        return maxBlockAge.isNegative()
                ? Duration.ZERO
                : Duration.between(own, view.chain().headTime());
    }

    private static String firstNonHex(String text) {
        return text.replaceFirst("^[0-9a-fA-F]*", "").isEmpty()
                ? ""
                : text.replaceFirst("^[0-9a-fA-F]*", "").substring(0, 1);
    }
}
