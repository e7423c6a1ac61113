package io.github.hivebolt.adapters.store;

import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Embeddable;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The columns that say where a send order is, apart from its dispatch. {@link StateMapper} knows what they mean. */
@Embeddable
@SuppressWarnings("NullAway.Init") // JPA fills the fields.
final class StateColumns {
    @Column(name = "state")
    String state;

    @Column(name = "parked_from")
    @Nullable
    String parkedFrom;

    @Column(name = "park_cause")
    @Nullable
    String parkCause;

    @Column(name = "park_evidence")
    @Convert(converter = TextConverter.class)
    @Nullable
    String parkEvidence;

    @Column(name = "wait_reason")
    @Nullable
    String waitReason;

    @Column(name = "waited_micros")
    @Nullable
    Long waitedMicros;

    @Column(name = "considered_at")
    @Convert(converter = InstantConverter.class)
    @Nullable
    Instant consideredAt;

    @Column(name = "keep_reason")
    @Nullable
    String keepReason;

    @Column(name = "refusal_code")
    @Nullable
    String refusalCode;

    @Column(name = "refusal_words")
    @Convert(converter = TextConverter.class)
    @Nullable
    String refusalWords;

    @Column(name = "preimage")
    @Nullable
    String preimage;

    @Column(name = "routing_msat")
    @Nullable
    Long routingMsat;

    @Column(name = "answered_by")
    @Nullable
    String answeredBy;

    @Column(name = "window_msat")
    long windowMsat;

    StateColumns() {}
}
