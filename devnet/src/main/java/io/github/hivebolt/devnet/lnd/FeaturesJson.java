package io.github.hivebolt.devnet.lnd;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.hivebolt.devnet.common.Json;

/** The feature bits that the nodes announce. */
final class FeaturesJson {
    private FeaturesJson() {}

    static ObjectNode ofInvoice() {
        ObjectNode json = Json.object();
        feature(json, 8, "tlv-onion", true);
        feature(json, 14, "payment-addr", true);
        feature(json, 17, "multi-path-payments", false);
        return json;
    }

    static ObjectNode ofNode() {
        ObjectNode json = Json.object();
        feature(json, 0, "data-loss-protect", true);
        feature(json, 8, "tlv-onion", true);
        feature(json, 12, "static-remote-key", true);
        feature(json, 14, "payment-addr", true);
        feature(json, 17, "multi-path-payments", false);
        return json;
    }

    private static void feature(ObjectNode json, int bit, String name, boolean required) {
        json.putObject(Integer.toString(bit))
                .put("name", name)
                .put("is_required", required)
                .put("is_known", true);
    }
}
