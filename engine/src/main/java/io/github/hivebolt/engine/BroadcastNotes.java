package io.github.hivebolt.engine;

import io.github.hivebolt.domain.incident.IncidentKind;
import io.github.hivebolt.domain.payout.Payout;
import io.github.hivebolt.ports.BroadcastReport;
import io.github.hivebolt.ports.store.StoreTransaction;
import java.net.URI;
import java.util.List;

/**
 * Writes down what nodes said to a broadcast. None of it is an outcome: another node may have taken the same bytes. Some of
 * it tells the operator what to do, some of it says what to do once the transfer is dead.
 */
final class BroadcastNotes {
    private static final int ENOUGH_HOSTS = 2;
    private static final List<IncidentKind> OVER_WHEN_TAKEN =
            List.of(IncidentKind.FUNDS_LOW, IncidentKind.RC_LOW, IncidentKind.ORDER_PARKED);

    private final int confirmingHosts;
    private final IncidentDesk incidents;

    BroadcastNotes(EngineSettings settings, IncidentDesk incidents) {
        this.confirmingHosts = settings.confirmingHosts();
        this.incidents = incidents;
    }

    boolean taken(StoreTransaction tx, Payout payout) {
        if (Facts.refusal(tx, payout.order()).isPresent()) {
            Facts.refused(tx, payout.order(), "");
        }
        String subject = payout.order().text();
        tx.openIncidents().stream()
                .filter(incident -> incident.subject().equals(subject) && OVER_WHEN_TAKEN.contains(incident.kind()))
                .forEach(incident -> incidents.close(tx, incident.kind(), subject, "The payout was taken."));
        return true;
    }

    boolean refused(StoreTransaction tx, Payout payout, BroadcastReport.Refused refused) {
        switch (refused.reason()) {
            case PAYEE_MISSING ->
                deterministic(
                        tx,
                        payout,
                        refused,
                        "there is no account " + payout.draft().to());
            case INVALID -> deterministic(tx, payout, refused, "the chain finds the transfer malformed");
            case FUNDS ->
                open(
                        tx,
                        payout,
                        IncidentKind.FUNDS_LOW,
                        "A payout of " + payout.draft().amount() + " waits.");
            case RESOURCE_CREDITS -> open(tx, payout, IncidentKind.RC_LOW, "A payout waits.");
            case AUTHORITY ->
                open(
                        tx,
                        payout,
                        IncidentKind.ORDER_PARKED,
                        "The chain refuses our signature: check hivebolt.hive.active-key and hivebolt.hive.chain-id.");
            case EXPIRATION, TAPOS, NODE_NOT_READY, OTHER -> {}
        }
        return true;
    }

    private void open(StoreTransaction tx, Payout payout, IncidentKind kind, String text) {
        incidents.open(tx, kind, payout.order().text(), text);
    }

    /** One host's word is not the chain's: a refusal counts when as many hosts gave it as must confirm a transfer. */
    private void deterministic(StoreTransaction tx, Payout payout, BroadcastReport.Refused refused, String words) {
        if (refused.hosts() >= Math.min(ENOUGH_HOSTS, hostsInUse(tx))) {
            Facts.refused(tx, payout.order(), words);
        }
    }

    /** Where the operator chose other nodes at run time: how many hosts they are, which may be only one. */
    private long hostsInUse(StoreTransaction tx) {
        List<String> chosen = Facts.hiveNodes(tx);
        return chosen.isEmpty()
                ? confirmingHosts
                : chosen.stream()
                        .map(url -> URI.create(url).getHost())
                        .distinct()
                        .count();
    }
}
