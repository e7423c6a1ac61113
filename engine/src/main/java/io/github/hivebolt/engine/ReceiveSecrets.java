package io.github.hivebolt.engine;

import io.github.hivebolt.domain.lightning.PaymentHash;
import io.github.hivebolt.domain.lightning.Preimage;
import io.github.hivebolt.domain.order.OrderId;
import io.github.hivebolt.domain.order.ReceiveOrder;
import io.github.hivebolt.ports.RandomSource;
import io.github.hivebolt.ports.store.OrderStore;
import io.github.hivebolt.ports.store.StoreTransaction;
import io.github.hivebolt.ports.store.StoreView;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The secrets that preimages follow from. A preimage is HMAC-SHA256(secret, order id), so that none needs to be stored, and
 * an order whose invoice was asked for before a crash gets the same invoice after it. The store keeps every secret that was
 * ever used, newest first: an order made under an older one can still be settled. Thread-safe.
 */
final class ReceiveSecrets {
    private static final String FACT = "receive.secrets";
    private static final int BYTES = 32;
    private static final int ID_BYTES = 12;
    private static final int MOST = 20;
    private static final String HMAC = "HmacSHA256";

    private final OrderStore store;
    private final Optional<String> configured;
    private final RandomSource random;
    private volatile List<byte[]> secrets = List.of();

    ReceiveSecrets(OrderStore store, ReceiveSetup setup, RandomSource random) {
        this(store, setup.secret().stream().toList(), random);
    }

    ReceiveSecrets(OrderStore store, List<String> configured, RandomSource random) {
        this.store = store;
        this.configured = configured.stream().findFirst();
        this.random = random;
    }

    /** The preimage for a new order. */
    Preimage preimage(OrderId id) {
        return preimage(known().getFirst(), id);
    }

    /** The preimage of an order's invoice, or empty where its secret is lost. */
    Optional<Preimage> preimage(ReceiveOrder order) {
        return preimage(order.id(), order.hash());
    }

    private Optional<Preimage> preimage(OrderId id, PaymentHash hash) {
        return known().stream()
                .map(secret -> preimage(secret, id))
                .filter(preimage -> preimage.hash().equals(hash))
                .findFirst();
    }

    /** The preimage that a secret leads to which is configured or stored; nothing is made or written. */
    Optional<Preimage> derived(StoreView view, OrderId id, PaymentHash hash) {
        return Stream.concat(configured.map(ReceiveSecrets::hexOf).stream(), stored(view).stream())
                .map(HexFormat.of()::parseHex)
                .map(secret -> preimage(secret, id))
                .filter(preimage -> preimage.hash().equals(hash))
                .findFirst();
    }

    /** An id that nobody can guess. */
    OrderId newId() {
        return new OrderId("r" + HexFormat.of().formatHex(random.bytes(ID_BYTES)));
    }

    /** An id that the same words always lead to, and that nobody else can guess. */
    OrderId idFor(String words) {
        byte[] digest = hmac(known().getLast(), "id:" + words);
        return new OrderId("r" + HexFormat.of().formatHex(digest, 0, ID_BYTES));
    }

    private List<byte[]> known() {
        if (secrets.isEmpty()) {
            secrets = store.<List<byte[]>>write(this::load);
        }
        return secrets;
    }

    private List<byte[]> load(StoreTransaction tx) {
        List<String> stored = new ArrayList<>(stored(tx));
        configured.map(ReceiveSecrets::hexOf).ifPresent(first -> {
            stored.remove(first);
            stored.addFirst(first);
        });
        if (stored.isEmpty()) {
            stored.add(HexFormat.of().formatHex(random.bytes(BYTES)));
        }
        List<String> kept = stored.subList(0, Math.min(MOST, stored.size()));
        String text = String.join(",", kept);
        if (!tx.fact(FACT).equals(Optional.of(text))) {
            tx.putFact(FACT, text);
        }
        return kept.stream().map(HexFormat.of()::parseHex).toList();
    }

    private static List<String> stored(StoreView view) {
        return view.fact(FACT).map(text -> Arrays.asList(text.split(","))).orElse(List.of());
    }

    private static String hexOf(String configuredSecret) {
        return HexFormat.of()
                .formatHex(hmac(configuredSecret.getBytes(StandardCharsets.UTF_8), "hivebolt receive secret"));
    }

    private static Preimage preimage(byte[] secret, OrderId id) {
        return new Preimage(HexFormat.of().formatHex(hmac(secret, "preimage:" + id.text())));
    }

    private static byte[] hmac(byte[] key, String words) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(new SecretKeySpec(key, HMAC));
            return mac.doFinal(words.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("every Java runtime has " + HMAC, missing);
        }
    }
}
