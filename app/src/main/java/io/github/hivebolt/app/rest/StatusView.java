package io.github.hivebolt.app.rest;

import io.github.hivebolt.app.guard.Circuits;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * How the gateway is.
 *
 * @param overall in one word
 * @param now the gateway's time
 * @param parties each outside party
 * @param blocks how far it has read the Hive chain; absent before first contact
 * @param openIncidents what is wrong, oldest first
 * @param lastIncidents what is over, latest first
 * @param orders how many orders are in each state
 * @param queuedNotifications how many messages to the operator wait
 * @param circuits calls that are not let through for a moment after many failures; empty for others than the operator
 * @param sendingStopped whether nothing is sent until the operator ends that
 * @param sendingStoppedBecause why, for the operator only
 */
@Schema(name = "Status", description = "How the gateway is. The operator also sees why, text and subject.")
public record StatusView(
        @Schema(enumeration = {"up", "degraded", "down", "paused"})
        String overall,

        Instant now,
        List<Party> parties,
        Optional<Blocks> blocks,
        List<IncidentView> openIncidents,
        List<IncidentView> lastIncidents,
        Map<String, Long> orders,
        long queuedNotifications,
        List<Circuit> circuits,
        boolean sendingStopped,
        Optional<String> sendingStoppedBecause) {
    /**
     * How an outside party is.
     *
     * @param name a host, {@code hive}, {@code lightning} or {@code store}
     * @param state {@code up}, {@code degraded}, {@code down}, or {@code unknown} before it was first asked
     * @param since since when
     * @param why one sentence, for the operator only
     */
    @Schema(name = "Party")
    public record Party(
            String name,

            @Schema(enumeration = {"up", "degraded", "down", "unknown"})
            String state,

            Optional<Instant> since,
            Optional<String> why) {}

    /**
     * A circuit of Fault Tolerance.
     *
     * @param name what is asked through it
     * @param state {@code closed} or {@code open}
     * @param since since when it is open
     */
    @Schema(name = "Circuit")
    public record Circuit(
            String name,

            @Schema(enumeration = {"closed", "open"}) String state,

            Optional<Instant> since) {
        static Circuit of(Circuits.Circuit circuit) {
            String state = circuit.openSince().isPresent() ? "open" : "closed";
            return new Circuit(circuit.name(), state, circuit.openSince());
        }
    }

    /** The same with what is known of circuits. */
    StatusView with(List<Circuits.Circuit> known) {
        return new StatusView(
                overall,
                now,
                parties,
                blocks,
                openIncidents,
                lastIncidents,
                orders,
                queuedNotifications,
                known.stream().map(Circuit::of).toList(),
                sendingStopped,
                sendingStoppedBecause);
    }

    /**
     * How far the Hive chain was read.
     *
     * @param read the last block that was read
     * @param readTime that block's time
     * @param head the chain's newest block, as far as is known
     * @param headTime that block's time
     * @param irreversible the last block that may be read
     * @param lagBlocks head - read
     * @param lagSeconds how old the last block that was read is
     */
    @Schema(name = "Blocks")
    public record Blocks(
            Optional<Long> read,
            Optional<Instant> readTime,
            Optional<Long> head,
            Optional<Instant> headTime,
            Optional<Long> irreversible,
            Optional<Long> lagBlocks,
            Optional<Long> lagSeconds) {}

    /**
     * Something that is or was wrong.
     *
     * @param kind what, for programs
     * @param title what, in words
     * @param effect what it means for transfers
     * @param since when it began
     * @param until when it ended; absent while it is open
     * @param durationSeconds how long it lasted, or has lasted
     * @param summary what was done when it was over
     * @param subject whom it concerns, for the operator only
     * @param text what is known, for the operator only
     */
    @Schema(name = "Incident")
    public record IncidentView(
            String kind,
            String title,
            String effect,
            Instant since,
            Optional<Instant> until,
            long durationSeconds,
            Optional<String> summary,
            Optional<String> subject,
            Optional<String> text) {}
}
