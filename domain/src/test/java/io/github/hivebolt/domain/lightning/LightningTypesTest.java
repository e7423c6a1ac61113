package io.github.hivebolt.domain.lightning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.hivebolt.domain.money.Msat;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LightningTypesTest {
    private static final PaymentHash HASH = new PaymentHash("ab".repeat(32));
    private static final NodeId PAYEE = new NodeId("02" + "cd".repeat(32));

    private static Invoice invoice(Optional<Msat> amount, Duration expiry, int finalCltv) {
        return new Invoice(
                "lnbc1",
                LightningNetwork.MAINNET,
                HASH,
                PAYEE,
                amount,
                Instant.EPOCH,
                expiry,
                finalCltv,
                Optional.empty());
    }

    @Test
    void thePreimageOf32Zeros_hashesToItsSha256() {
        assertThat(new Preimage("00".repeat(32)).hash().hex())
                .isEqualTo("66687aadf862bd776c8fc18b8e9f8e20089714856ee233b3902a591d0d5f2925");
    }

    @Test
    void aPreimage_isNeverShown() {
        Preimage preimage = new Preimage("1f".repeat(32));
        assertThat(preimage.toString()).doesNotContain(preimage.hex());
        assertThat(new PaymentOutcome.Succeeded(preimage, Msat.ZERO).toString()).doesNotContain(preimage.hex());
    }

    @Test
    void hashesAndIdsOfAnotherForm_areRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Preimage("00".repeat(31)));
        assertThatIllegalArgumentException().isThrownBy(() -> new PaymentHash("AB".repeat(32)));
        assertThatIllegalArgumentException().isThrownBy(() -> new NodeId("04" + "cd".repeat(32)));
        assertThatIllegalArgumentException().isThrownBy(() -> new NodeId("02" + "cd".repeat(31)));
    }

    @Test
    void anInvoiceOverNothing_isRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> invoice(Optional.of(Msat.ZERO), Duration.ofHours(1), 18));
        assertThatIllegalArgumentException().isThrownBy(() -> invoice(Optional.empty(), Duration.ofSeconds(-1), 18));
        assertThatIllegalArgumentException().isThrownBy(() -> invoice(Optional.empty(), Duration.ofSeconds(1), -1));
        assertThat(invoice(Optional.empty(), Duration.ofHours(1), 0).expiresAt())
                .isEqualTo(Instant.ofEpochSecond(3600));
    }

    @Test
    void aDefiniteOutcome_cannotBeReportedOfAnUnansweredRequest() {
        PaymentOutcome failed = new PaymentOutcome.Failed(FailureReason.NO_ROUTE);
        PaymentOutcome notSent = new PaymentOutcome.NotSent("refused");
        assertThatIllegalArgumentException().isThrownBy(() -> new SendReport(failed, false, true));
        assertThatIllegalArgumentException().isThrownBy(() -> new SendReport(notSent, false, false));
        assertThat(new SendReport(new PaymentOutcome.Unknown("cut"), false, false).answered())
                .isFalse();
    }

    @Test
    void everyNetwork_isFoundByItsPrefix() {
        for (LightningNetwork network : LightningNetwork.values()) {
            assertThat(LightningNetwork.ofBech32Prefix(network.bech32Prefix())).contains(network);
        }
        assertThat(LightningNetwork.ofBech32Prefix("xx")).isEmpty();
    }
}
