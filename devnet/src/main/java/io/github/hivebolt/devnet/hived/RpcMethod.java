package io.github.hivebolt.devnet.hived;

import com.fasterxml.jackson.databind.JsonNode;

/** One method of the interface. */
@FunctionalInterface
interface RpcMethod {
    JsonNode call(JsonNode params) throws RpcError;
}
