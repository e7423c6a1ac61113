package io.github.hivebolt.app.rest;

import io.github.hivebolt.domain.hive.BlockReference;
import io.github.hivebolt.domain.incident.Incident;
import io.github.hivebolt.engine.GatewayStatus;
import io.github.hivebolt.engine.PartyHealth;
import io.github.hivebolt.ports.ChainTip;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Says how the gateway is, to everybody or to the operator. Pure. */
final class StatusReport {
    private static final String STORE = "store";

    private final boolean forOperator;
    private final Instant now;

    private StatusReport(boolean forOperator, Instant now) {
        this.forOperator = forOperator;
        this.now = now;
    }

    static StatusView of(GatewayStatus status, boolean forOperator, Instant now) {
        return new StatusReport(forOperator, now).view(status);
    }

    static StatusView storeIsOut(Instant now) {
        return new StatusView(
                word(GatewayStatus.Overall.DOWN),
                now,
                List.of(new StatusView.Party(STORE, word(PartyHealth.State.DOWN), Optional.empty(), Optional.empty())),
                Optional.empty(),
                List.of(),
                List.of(),
                Map.of(),
                0,
                List.of(),
                false,
                Optional.empty());
    }

    private StatusView view(GatewayStatus status) {
        List<StatusView.Party> parties =
                new ArrayList<>(status.parties().stream().map(this::party).toList());
        parties.add(new StatusView.Party(STORE, word(PartyHealth.State.UP), Optional.empty(), Optional.empty()));
        return new StatusView(
                word(status.overall()),
                now,
                parties,
                blocks(status.readUpTo(), status.tip()),
                status.openIncidents().stream().map(this::incident).toList(),
                status.lastIncidents().stream().map(this::incident).toList(),
                status.orders(),
                status.queuedNotifications(),
                List.of(),
                status.sendingStopped().isPresent(),
                onlyOperator(status.sendingStopped()));
    }

    private StatusView.Party party(PartyHealth health) {
        return new StatusView.Party(
                displayName(health),
                word(health.state()),
                Optional.of(millis(health.since())),
                onlyOperator(said(health.why())));
    }

    private Optional<StatusView.Blocks> blocks(Optional<BlockReference> read, Optional<ChainTip> tip) {
        if (read.isEmpty() && tip.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new StatusView.Blocks(
                read.map(BlockReference::number),
                read.map(BlockReference::timestamp),
                tip.map(ChainTip::headNumber),
                tip.map(ChainTip::headTime),
                tip.map(ChainTip::irreversibleNumber),
                lagBlocks(read, tip),
                read.map(block ->
                        Math.max(0, Duration.between(block.timestamp(), now).toSeconds()))));
    }

    static Optional<Long> lagBlocks(Optional<BlockReference> read, Optional<ChainTip> tip) {
        return read.flatMap(block -> tip.map(known -> Math.max(0, known.headNumber() - block.number())));
    }

    private StatusView.IncidentView incident(Incident incident) {
        return new StatusView.IncidentView(
                incident.kind().name(),
                VisitorWords.title(incident.kind()),
                VisitorWords.effect(incident.kind()),
                millis(incident.openedAt()),
                incident.closedAt().map(StatusReport::millis),
                Math.max(0, incident.duration(now).toSeconds()),
                incident.summary().filter(text -> !text.isBlank()),
                onlyOperator(said(incident.subject())),
                onlyOperator(said(incident.text())));
    }

    /** Sentences about parties may name inner hosts, which are nobody else's business. */
    private Optional<String> onlyOperator(Optional<String> text) {
        return text.filter(ignored -> forOperator);
    }

    /** An address may carry a key in its path; the host is enough to know who is meant. */
    static String displayName(PartyHealth health) {
        return health.party().replaceFirst("^[a-z][a-z0-9+.-]*://(?:[^/@]*@)?([^/?#]*).*$", "$1");
    }

    static Instant millis(Instant time) {
        return time.truncatedTo(ChronoUnit.MILLIS);
    }

    private static Optional<String> said(String text) {
        return Optional.of(text).filter(some -> !some.isBlank());
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
