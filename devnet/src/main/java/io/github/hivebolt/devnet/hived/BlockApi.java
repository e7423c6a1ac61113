package io.github.hivebolt.devnet.hived;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.hivebolt.devnet.chain.ChainBlock;
import io.github.hivebolt.devnet.common.Json;
import java.util.Optional;

/** block_api. */
final class BlockApi {
    private static final int MAX_COUNT = 1000;

    private final NodeView view;

    BlockApi(NodeView view) {
        this.view = view;
    }

    JsonNode getBlock(JsonNode params) {
        ObjectNode result = Json.object();
        view.block(params.path("block_num").asLong(0)).ifPresent(block -> result.set("block", BlockJson.write(block)));
        return result;
    }

    JsonNode getBlockRange(JsonNode params) throws RpcError {
        long start = params.path("starting_block_num").asLong(0);
        long count = params.path("count").asLong(0);
        if (start <= 0) {
            throw RpcError.assertion(
                    -32003,
                    "starting_block_num > 0",
                    "17143582743961970339",
                    "Invalid starting block numberrethrow",
                    view.now());
        }
        if (count > MAX_COUNT + 1) {
            throw RpcError.assertion(
                    -32003, "args.count <= 1000", "4", "You can only ask for 1000 blocks at a time", view.now());
        }
        ObjectNode result = Json.object();
        ArrayNode blocks = result.putArray("blocks");
        long end = start + Math.min(count, view.switches().maxRange());
        for (long number = start; number < end; number++) {
            Optional<ChainBlock> block = view.block(number);
            if (block.isEmpty()) {
                break;
            }
            blocks.add(BlockJson.write(block.get()));
        }
        return result;
    }
}
