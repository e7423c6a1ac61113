package io.github.hivebolt.adapters.cln;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.hivebolt.adapters.http.StrictJson;
import java.time.Duration;
import java.util.Set;

/** What state a channel of {@code listpeerchannels} is in. */
final class ChannelState {
    private static final String USABLE = "CHANNELD_NORMAL";
    private static final Set<String> COMING_OR_STAYING = Set.of(
            USABLE,
            "CHANNELD_AWAITING_LOCKIN",
            "CHANNELD_AWAITING_SPLICE",
            "OPENINGD",
            "DUALOPEND_OPEN_INIT",
            "DUALOPEND_OPEN_COMMIT_READY",
            "DUALOPEND_OPEN_COMMITTED",
            "DUALOPEND_AWAITING_LOCKIN");

    private ChannelState() {}

    /**
     * Asks for all channels.
     *
     * @param session the way to the node
     * @param limit the longest that it may take
     * @return an array
     * @throws ClnTroubleException if there is no usable answer
     */
    static JsonNode channelsOf(ClnSession session, Duration limit) throws ClnTroubleException {
        return ClnJson.array(
                session.call("listpeerchannels", StrictJson.newObject(), limit).result(), "channels");
    }

    /** Whether payments can go through it now. */
    static boolean isActive(JsonNode channel) {
        return nameOf(channel).equals(USABLE) && channel.path("peer_connected").asBoolean(false);
    }

    /** Whether it is on its way out; a state that is not known counts. */
    static boolean isLeaving(JsonNode channel) {
        return !COMING_OR_STAYING.contains(nameOf(channel));
    }

    private static String nameOf(JsonNode channel) {
        return StrictJson.text(channel, "state").orElse("");
    }
}
