package io.github.hivebolt.adapters.cln;

import io.github.hivebolt.ports.LightningHistory;
import io.github.hivebolt.ports.LightningOffers;
import io.github.hivebolt.ports.LightningPayer;
import io.github.hivebolt.ports.LightningReceiver;
import io.github.hivebolt.ports.spi.AdapterContext;
import io.github.hivebolt.ports.spi.LightningAdapter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One opened Core Lightning. */
final class ClnAdapter implements LightningAdapter {
    private static final Duration LIMIT = Duration.ofSeconds(10);

    private final ClnWire wire;
    private final ClnSession session;
    private final LightningPayer payer;
    private final LightningReceiver receiver;
    private final LightningOffers offers;
    private final List<String> grants;

    ClnAdapter(ClnWire wire, AdapterContext context, List<String> grants) {
        this.wire = wire;
        this.grants = List.copyOf(grants);
        this.session = new ClnSession(wire, context.time());
        this.payer = new ClnPayer(session, context.time(), context.random().fork());
        this.receiver = new ClnReceiver(session, context.time());
        this.offers = new ClnOffers(session, context.time());
    }

    @Override
    public LightningPayer payer() {
        return payer;
    }

    @Override
    public Optional<LightningReceiver> receiver() {
        return Optional.of(receiver);
    }

    @Override
    public Optional<LightningHistory> history() {
        return Optional.of(new ClnHistory(session));
    }

    @Override
    public Optional<LightningOffers> offers() {
        return Optional.of(offers);
    }

    @Override
    public List<String> advice() {
        List<String> all = new ArrayList<>(grants);
        try {
            NodeInfo info = session.recentInfo(LIMIT);
            if (!info.version().booksCanBeBelieved()) {
                all.add("Core Lightning " + info.versionText() + " is older than 26.06: a payment whose pay request was"
                        + " never answered is not refunded automatically; update the node.");
            }
        } catch (ClnTroubleException silent) {
            // Whether the node answers is told elsewhere.
        }
        return all;
    }

    @Override
    public void close() {
        wire.close();
    }
}
