package io.github.hivebolt.e2e.lightning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpTimeoutException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** Proves the network itself: what the gateway's tests rely on holds on real nodes. */
@Tag("lnd")
@Timeout(180)
final class LightningNetworkIT {
    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final Duration SILENCE = Duration.ofMillis(500);

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    static Path directory;

    private static @Nullable LightningNetwork started;

    @BeforeAll
    @Timeout(1800)
    static void start() {
        LightningBinaries binaries = LightningBinaries.require();
        long begun = System.nanoTime();
        started = LightningNetwork.start(binaries, directory.resolve("network"));
        System.out.printf("lightning-network: up in %d ms%n", (System.nanoTime() - begun) / 1_000_000);
    }

    @AfterAll
    static void closedNetwork_leavesNoProcess() {
        if (started != null) {
            List<Long> pids = network().pids();
            network().close();
            assertThat(pids)
                    .hasSize(3)
                    .noneMatch(pid ->
                            ProcessHandle.of(pid).filter(ProcessHandle::isAlive).isPresent());
        }
    }

    @Test
    void paidInvoice_movesTheAmountAndYieldsThePreimage() throws GeneralSecurityException {
        LndInvoice invoice = bob().addInvoice(2000, 600);
        long before = bob().localBalanceSat();

        LndPayment payment = alice().pay(invoice.paymentRequest());

        assertThat(payment.status()).isEqualTo(LndPayment.Status.SUCCEEDED);
        assertThat(payment.valueMsat()).isEqualTo(2_000_000);
        assertThat(payment.feeMsat()).isZero();
        assertThat(hashOf(payment.preimage().orElseThrow())).isEqualTo(invoice.paymentHash());
        assertThat(bob().invoiceState(invoice.paymentHash())).isEqualTo(InvoiceState.SETTLED);
        assertThat(bob().invoiceHtlcCount(invoice.paymentHash())).isEqualTo(1);
        assertThat(alice().trackPayment(invoice.paymentHash())).contains(payment);
        assertThat(alice().payments()).contains(payment);
        Awaitility.await().atMost(LIMIT).until(() -> bob().localBalanceSat() == before + 2000);
    }

    @Test
    void channel_paysInTheOtherDirectionToo() {
        LndInvoice invoice = alice().addInvoice(3000, 600);
        assertThat(bob().pay(invoice.paymentRequest()).status()).isEqualTo(LndPayment.Status.SUCCEEDED);
        assertThat(alice().invoiceState(invoice.paymentHash())).isEqualTo(InvoiceState.SETTLED);
    }

    @Test
    void heldPayment_isInFlightUntilThePayeeSettles() {
        Held held = hold(4000);
        assertThat(alice().pendingHtlcHashes()).contains(held.hash());
        assertThat(alice().trackPayment(held.hash()))
                .hasValueSatisfying(payment -> assertThat(payment.preimage()).isEmpty());
        assertThat(bob().invoiceHtlcCount(held.hash())).isZero();

        bob().settle(held.preimage());

        awaitStatus(held.hash(), LndPayment.Status.SUCCEEDED);
        assertThat(alice().trackPayment(held.hash()).flatMap(LndPayment::preimage))
                .contains(held.preimage());
        assertThat(bob().invoiceState(held.hash())).isEqualTo(InvoiceState.SETTLED);
        assertThat(bob().invoiceHtlcCount(held.hash())).isEqualTo(1);
        Awaitility.await()
                .atMost(LIMIT)
                .until(() -> !alice().pendingHtlcHashes().contains(held.hash()));
    }

    @Test
    void heldPaymentThatThePayeeCancels_fails() {
        Held held = hold(4100);
        bob().cancel(held.hash());
        awaitStatus(held.hash(), LndPayment.Status.FAILED);
        assertThat(alice().trackPayment(held.hash()).map(LndPayment::failureReason))
                .contains("FAILURE_REASON_INCORRECT_PAYMENT_DETAILS");
        assertThat(bob().invoiceState(held.hash())).isEqualTo(InvoiceState.CANCELED);
    }

    @Test
    void paymentNeverSent_isAbsent() throws GeneralSecurityException {
        assertThat(alice().trackPayment(hashOf(randomPreimage()))).isEmpty();
    }

    @Test
    void refusedCall_carriesLndsWords() {
        assertThatThrownBy(() -> bob().settle(randomPreimage()))
                .isInstanceOf(LndRestException.class)
                .hasMessageContaining("unable to locate invoice");
    }

    @Test
    void minedBlocks_areKnownToBothNodes() {
        int height = alice().blockHeight();
        network().mine(2);
        assertThat(alice().blockHeight()).isEqualTo(height + 2);
        assertThat(bob().blockHeight()).isEqualTo(height + 2);
    }

    @Test
    void killedPayer_knowsAfterItsRestartWhatWasSettledMeanwhile() {
        String identity = alice().publicKey();
        Held held = hold(5000);
        alice().kill();
        assertThat(alice().isAlive()).isFalse();
        assertThatThrownBy(() -> alice().trackPayment(held.hash())).isInstanceOf(UncheckedIOException.class);
        bob().settle(held.preimage());

        alice().start(List.of("--channel-commit-interval=1ms"));

        assertThat(alice().isAlive()).isTrue();
        assertThat(alice().publicKey()).isEqualTo(identity);
        awaitStatus(held.hash(), LndPayment.Status.SUCCEEDED);
        network().awaitRoutes();
        assertThat(alice().pay(bob().addInvoice(5100, 600).paymentRequest()).status())
                .isEqualTo(LndPayment.Status.SUCCEEDED);
        assertThat(bob().pay(alice().addInvoice(5200, 600).paymentRequest()).status())
                .isEqualTo(LndPayment.Status.SUCCEEDED);
    }

    @Test
    void terminatedPayee_startsAgain_andAWrongFlagIsReportedInLndsWords() {
        bob().terminate();
        assertThat(bob().isAlive()).isFalse();
        assertThatThrownBy(() -> bob().start(List.of("--no-such-flag"))).hasStackTraceContaining("no-such-flag");
        bob().start(List.of());
        network().awaitRoutes();
        assertThat(alice().pay(bob().addInvoice(5300, 600).paymentRequest()).status())
                .isEqualTo(LndPayment.Status.SUCCEEDED);
    }

    @Test
    void gate_cutsAndRestoresTheLineToARunningNode() throws IOException {
        try (TcpGate gate = new TcpGate(alice().restPort());
                LndRest early = through(gate);
                LndRest late = through(gate)) {
            int height = new LndCalls(early).blockHeight();

            gate.cut();
            assertThatThrownBy(() -> new LndCalls(late).blockHeight()).hasCauseInstanceOf(ConnectException.class);
            assertThatThrownBy(() -> new LndCalls(early).blockHeight()).isInstanceOf(UncheckedIOException.class);
            assertThat(alice().blockHeight()).isEqualTo(height);

            gate.hang();
            assertThatThrownBy(() -> late.get("/v1/state", SILENCE)).hasCauseInstanceOf(HttpTimeoutException.class);

            gate.open();
            assertThat(new LndCalls(early).blockHeight()).isEqualTo(height);
            assertThat(new LndCalls(late).blockHeight()).isEqualTo(height);
        }
    }

    private static LndRest through(TcpGate gate) throws IOException {
        return new LndRest(
                URI.create("https://localhost:" + gate.port()), alice().tlsCertificate(), alice().macaroon());
    }

    private record Held(String preimage, String hash) {}

    /** A payment from alice that has arrived at bob and waits there. */
    private static Held hold(long amountSat) {
        try {
            String preimage = randomPreimage();
            LndInvoice invoice = bob().addHoldInvoice(hashOf(preimage), amountSat, 600);
            assertThat(alice().beginPayment(invoice.paymentRequest()).status()).isEqualTo(LndPayment.Status.IN_FLIGHT);
            Awaitility.await()
                    .atMost(LIMIT)
                    .until(() -> bob().invoiceState(invoice.paymentHash()) == InvoiceState.ACCEPTED);
            awaitStatus(invoice.paymentHash(), LndPayment.Status.IN_FLIGHT);
            return new Held(preimage, invoice.paymentHash());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void awaitStatus(String hash, LndPayment.Status status) {
        Awaitility.await()
                .atMost(LIMIT)
                .until(() -> alice().trackPayment(hash)
                        .filter(payment -> payment.status() == status)
                        .isPresent());
    }

    private static LightningNetwork network() {
        if (started == null) {
            throw new IllegalStateException("the network was not started");
        }
        return started;
    }

    private static LndNode alice() {
        return network().alice();
    }

    private static LndNode bob() {
        return network().bob();
    }

    private static String randomPreimage() {
        byte[] preimage = new byte[32];
        new SecureRandom().nextBytes(preimage);
        return HexFormat.of().formatHex(preimage);
    }

    private static String hashOf(String preimage) throws GeneralSecurityException {
        return HexFormat.of()
                .formatHex(MessageDigest.getInstance("SHA-256")
                        .digest(HexFormat.of().parseHex(preimage)));
    }
}
