package io.github.hivebolt.devnet;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.hivebolt.devnet.chain.HiveChain;
import io.github.hivebolt.devnet.chain.TransactionStatus;
import io.github.hivebolt.devnet.common.Json;
import java.util.List;

/** The chain itself: time, blocks, irreversibility, forks. */
final class ControlChain {
    private static final int MOST_BLOCKS = 100_000;

    private final DevnetServer devnet;

    ControlChain(DevnetServer devnet) {
        this.devnet = devnet;
    }

    List<ControlRoute> routes() {
        return List.of(
                ControlRoute.get("/chain", this::show),
                ControlRoute.post("/chain", this::change),
                ControlRoute.post("/blocks", this::produce),
                ControlRoute.post("/forks", this::fork),
                ControlRoute.get("/transactions/{}", this::transaction));
    }

    private JsonNode show(ControlRequest request) {
        HiveChain chain = devnet.chain();
        return Json.object()
                .put("time", chain.headTime().toString())
                .put("head", chain.headNumber())
                .put("irreversible", chain.irreversibleNumber())
                .put("mempool", chain.mempoolSize())
                .put("paused", devnet.ticker().isPaused())
                .put("chainId", chain.chainId().hex());
    }

    private JsonNode change(ControlRequest request) throws ControlException {
        HiveChain chain = devnet.chain();
        if (request.has("irreversibleLag")) {
            chain.irreversibleLag((int) request.number("irreversibleLag", 0, MOST_BLOCKS));
        }
        if (request.has("irreversibleStandsStill")) {
            chain.irreversibleStandsStill(request.flag("irreversibleStandsStill"));
        }
        if (request.has("paused")) {
            devnet.ticker().paused(request.flag("paused"));
        }
        if (request.has("creditsExhausted")) {
            ControlRequest part = request.part("creditsExhausted");
            chain.creditsExhausted(part.account("account"), part.flag("exhausted"));
        }
        if (request.has("clearMempool") && request.flag("clearMempool")) {
            chain.clearMempool();
        }
        return show(request);
    }

    private JsonNode produce(ControlRequest request) throws ControlException {
        long count = request.numberOr("count", 1, 1, MOST_BLOCKS);
        for (long made = 0; made < count; made++) {
            devnet.chain().produceBlock();
        }
        return show(request);
    }

    private JsonNode fork(ControlRequest request) throws ControlException {
        int undone = devnet.chain().popBlocks((int) request.numberOr("blocks", 1, 1, MOST_BLOCKS));
        ObjectNode answer = Json.object().put("undone", undone);
        answer.setAll((ObjectNode) show(request));
        return answer;
    }

    private JsonNode transaction(ControlRequest request) throws ControlException {
        ObjectNode answer = Json.object();
        switch (devnet.chain().status(request.transactionId(request.path().getFirst()))) {
            case TransactionStatus.WithinMempool waiting -> answer.put("status", "within_mempool");
            case TransactionStatus.WithinBlock in ->
                answer.put("status", "within_block").put("block", in.blockNumber());
            case TransactionStatus.Unknown nowhere -> answer.put("status", "unknown");
        }
        return answer;
    }
}
