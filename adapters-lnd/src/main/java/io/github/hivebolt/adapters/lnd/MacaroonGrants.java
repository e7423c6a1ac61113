package io.github.hivebolt.adapters.lnd;

import io.github.hivebolt.adapters.http.PlainText;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What a macaroon permits, read from itself: lnd writes the permissions into the identifier (version 3 of the bakery's
 * form, a protocol buffer) of the binary form of macaroons, version 2. It is not verified; only the node can do that.
 */
final class MacaroonGrants {
    private static final int VERSION = 2;
    private static final int IDENTIFIER = 2;
    private static final int BAKERY_VERSION = 3;
    private static final int OPERATIONS = 3;
    private static final int ENTITY = 1;
    private static final int ACTION = 2;
    private static final int LENGTH_DELIMITED = 2;
    private static final int MOST_NAMED = 6;
    private static final String BY_METHOD = "uri:";

    private static final Set<String> NEEDED = Set.of(
            "uri:/lnrpc.Lightning/GetInfo",
            "uri:/lnrpc.Lightning/ChannelBalance",
            "uri:/lnrpc.Lightning/ListChannels",
            "uri:/lnrpc.Lightning/PendingChannels",
            "uri:/lnrpc.Lightning/ListPayments",
            "uri:/lnrpc.Lightning/ListInvoices",
            "uri:/routerrpc.Router/SendPaymentV2",
            "uri:/routerrpc.Router/TrackPaymentV2",
            "uri:/lnrpc.Lightning/LookupInvoice",
            "uri:/invoicesrpc.Invoices/AddHoldInvoice",
            "uri:/invoicesrpc.Invoices/SettleInvoice",
            "uri:/invoicesrpc.Invoices/CancelInvoice");

    private MacaroonGrants() {}

    /**
     * Says what is granted and not needed.
     *
     * @param hex the macaroon
     * @return one sentence, or none where nothing is too much or the permissions cannot be read
     */
    static List<String> advice(String hex) {
        SortedSet<String> surplus = new TreeSet<>(of(hex).orElseGet(TreeSet::new));
        surplus.removeAll(NEEDED);
        if (surplus.isEmpty()) {
            return List.of();
        }
        String named = surplus.stream().limit(MOST_NAMED).collect(Collectors.joining(", "));
        int more = surplus.size() - Math.min(MOST_NAMED, surplus.size());
        return List.of("the macaroon grants more than the gateway needs (" + PlainText.of(named, 400)
                + (more > 0 ? " and " + more + " more" : "")
                + "); bake one with the permissions of docs/guide/lightning-permissions.md and replace it.");
    }

    /**
     * The permissions.
     *
     * @param hex the macaroon
     * @return {@code entity:action}, for instance {@code offchain:write} or {@code uri:/lnrpc.Lightning/GetInfo}, or
     *     empty if they cannot be read
     */
    static Optional<SortedSet<String>> of(String hex) {
        try {
            ByteBuffer bytes = ByteBuffer.wrap(HexFormat.of().parseHex(hex));
            return bytes.get() == VERSION ? identifier(bytes).map(MacaroonGrants::operations) : Optional.empty();
        } catch (RuntimeException malformed) {
            return Optional.empty();
        }
    }

    private static Optional<ByteBuffer> identifier(ByteBuffer bytes) {
        for (int field = (int) number(bytes); field != 0; field = (int) number(bytes)) {
            ByteBuffer content = part(bytes);
            if (field == IDENTIFIER) {
                return content.get() == BAKERY_VERSION ? Optional.of(content) : Optional.empty();
            }
        }
        return Optional.empty();
    }

    private static SortedSet<String> operations(ByteBuffer identifier) {
        SortedSet<String> all = new TreeSet<>();
        while (identifier.hasRemaining()) {
            int field = fieldOf(identifier);
            ByteBuffer content = part(identifier);
            if (field == OPERATIONS) {
                addOperation(content, all);
            }
        }
        return all;
    }

    private static void addOperation(ByteBuffer operation, SortedSet<String> all) {
        String entity = "";
        while (operation.hasRemaining()) {
            int field = fieldOf(operation);
            String text = StandardCharsets.UTF_8.decode(part(operation)).toString();
            if (field == ENTITY) {
                entity = text;
            } else if (field == ACTION) {
                all.add((entity.equals("uri") ? BY_METHOD : entity + ':') + text);
            }
        }
    }

    private static int fieldOf(ByteBuffer bytes) {
        long key = number(bytes);
        if ((key & 7) != LENGTH_DELIMITED) {
            throw new IllegalArgumentException("every field of an identifier has a length");
        }
        return (int) (key >>> 3);
    }

    private static ByteBuffer part(ByteBuffer bytes) {
        int length = Math.toIntExact(number(bytes));
        ByteBuffer part = bytes.slice(bytes.position(), length);
        bytes.position(bytes.position() + length);
        return part;
    }

    private static long number(ByteBuffer bytes) {
        long value = 0;
        for (int shift = 0; shift < 63; shift += 7) {
            byte next = bytes.get();
            value |= (long) (next & 0x7f) << shift;
            if (next >= 0) {
                return value;
            }
        }
        throw new IllegalArgumentException("a number without end");
    }
}
