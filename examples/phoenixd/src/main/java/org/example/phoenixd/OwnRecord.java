package org.example.phoenixd;

import io.github.hivebolt.domain.lightning.PaymentHash;
import io.github.hivebolt.domain.lightning.Preimage;
import io.github.hivebolt.domain.money.Msat;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.example.phoenixd.PhoenixdHttp.Answer;
import org.example.phoenixd.PhoenixdHttp.NoAnswer;

/** What phoenixd's own database says about a payment hash: the only place where an outcome is found. */
sealed interface OwnRecord {
    /** It has no record. */
    record None() implements OwnRecord {}

    /**
     * Paid, and the preimage hashes to the payment hash.
     *
     * @param preimage the proof
     * @param fee what the route cost
     * @param begunAt when phoenixd began it
     */
    record Paid(Preimage preimage, Msat fee, Instant begunAt) implements OwnRecord {}

    /**
     * It has given up.
     *
     * @param begunAt when it began
     */
    record GivenUp(Instant begunAt) implements OwnRecord {}

    /**
     * It has not finished.
     *
     * @param begunAt when it began
     */
    record Pending(Instant begunAt) implements OwnRecord {}

    /**
     * No usable answer.
     *
     * @param why one sentence
     */
    record Unusable(String why) implements OwnRecord {}

    /** Asks. 204 means "no record"; 404 is what a phoenixd without this call answers to anything. */
    static OwnRecord of(PhoenixdHttp http, PaymentHash hash, Duration limit) {
        Answer answer;
        try {
            answer = http.get("/payments/outgoingbyhash/" + hash.hex(), limit);
        } catch (NoAnswer trouble) {
            return new Unusable(trouble.sentence());
        }
        if (answer.status() == 204 && answer.body().isEmpty()) {
            return new None();
        }
        Optional<Map<String, Object>> json = answer.status() == 200 ? Json.object(answer.body()) : Optional.empty();
        return json.map(object -> read(object, hash))
                .orElseGet(() -> new Unusable("phoenixd answered HTTP " + answer.status()
                        + " to the question for a payment"
                        + (answer.status() == 404 ? "; this version is too old, update it." : ".")));
    }

    private static OwnRecord read(Map<String, Object> object, PaymentHash hash) {
        Optional<Instant> begunAt =
                Json.number(object, "createdAt").filter(millis -> millis > 0).map(Instant::ofEpochMilli);
        if (!Json.string(object, "paymentHash").equals(Optional.of(hash.hex())) || begunAt.isEmpty()) {
            return new Unusable("phoenixd showed a record that is not one of this payment.");
        }
        Optional<Preimage> proof = proofIn(object, "preimage", hash);
        Optional<Long> fee = Json.number(object, "fees").filter(msat -> msat >= 0 && msat <= Msat.MAX_VALUE);
        if (Json.isTrue(object, "isPaid")) {
            return proof.isPresent() && fee.isPresent()
                    ? new Paid(proof.get(), new Msat(fee.get()), begunAt.get())
                    : new Unusable("phoenixd says paid without a preimage that hashes to the payment hash, or a fee.");
        }
        if (proof.isPresent()) {
            return new Unusable("phoenixd says not paid and shows the preimage of the payment.");
        }
        boolean given = Boolean.FALSE.equals(object.get("isPaid"))
                && Json.number(object, "completedAt").isPresent();
        return given ? new GivenUp(begunAt.get()) : new Pending(begunAt.get());
    }

    /** A preimage that proves the payment. */
    static Optional<Preimage> proofIn(Map<String, Object> object, String name, PaymentHash hash) {
        return Json.string(object, name)
                .filter(hex -> hex.matches("[0-9a-f]{64}"))
                .map(Preimage::new)
                .filter(preimage -> preimage.hash().equals(hash));
    }
}
