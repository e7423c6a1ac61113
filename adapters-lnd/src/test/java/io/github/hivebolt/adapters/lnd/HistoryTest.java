package io.github.hivebolt.adapters.lnd;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.hivebolt.ports.LightningHistory;
import io.github.hivebolt.ports.PartyUnavailableException;
import org.junit.jupiter.api.Test;

/** lnd's lists of payments and invoices. */
class HistoryTest {
    @Test
    void listThatGoesBackwards_isNoAnswer() {
        try (Lab lab = new Lab()) {
            String one = "{\"payment_hash\":\"" + "ab".repeat(32) + "\",\"payment_index\":\"4\",\"value_msat\":\"1\"}";
            lab.server.on("GET", "/v1/payments", Scripts.json(200, "{\"payments\":[" + one + "," + one + "]}"));
            LightningHistory broken = lab.adapter.history().orElseThrow();
            assertThatThrownBy(() -> broken.payments(3, 10)).isInstanceOf(PartyUnavailableException.class);
        }
    }
}
