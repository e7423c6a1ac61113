package io.github.hivebolt.e2e.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.hivebolt.codec.TransferOperation;
import io.github.hivebolt.devnet.DevnetServer;
import io.github.hivebolt.e2e.browser.Browser;
import io.github.hivebolt.e2e.browser.Page;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Somebody opens the demonstration's page on a telephone, has an invoice made, pays it from the simulated wallet and sees
 * the HIVE arrive. The pictures stay in the test's folder.
 */
final class DemoPageIT {
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    @Test
    @Timeout(300)
    void invoiceMadeAndPaidOnThePage_isSeenToArrive_andIsOnTheChainOnce() {
        Optional<Path> chromium = Browser.find();
        Assumptions.assumeTrue(chromium.isPresent(), "Chromium is not on the PATH, so the page is not looked at");
        Workplace workplace = Workplace.of(DemoPageIT.class);
        try (DevnetServer devnet = workplace.devnet();
                PackagedGateway gateway = new PackagedGateway(workplace, devnet, Map.of());
                Browser browser = Browser.start(chromium.orElseThrow(), workplace.folder())) {
            gateway.startAndAwaitReady();
            gateway.awaitOverall("up");
            Page page = browser.telephone();
            page.open(gateway.url());
            page.await("the gateway is well", "document.querySelector('#overall')?.dataset.state === 'up'");
            page.picture(workplace.resolve("page.png"));

            page.type("#payee", "bob");
            page.type("#invoice-sats", "2500");
            page.type("#comment", "a loaf of bread");
            askUntilGranted(page);
            page.await("the code is drawn", "document.querySelector('#qr')?.naturalWidth > 0");
            assertThat(page.text("#invoice-text")).startsWith("lnsb");
            page.picture(workplace.resolve("invoice.png"));

            page.click("#pay");
            page.await(
                    "the HIVE arrives", "document.querySelector('#invoice-state').innerText.startsWith('Delivered')");
            page.picture(workplace.resolve("delivered.png"));
            assertThat(page.fitsTheScreen()).as("nothing sticks out").isTrue();
            assertThat(page.complaints()).isEmpty();

            List<TransferOperation> sent = new ChainRecord(devnet).sent();
            assertThat(sent).hasSize(1);
            TransferOperation payout = sent.getFirst();
            assertThat(payout.to().value()).isEqualTo("bob");
            assertThat(payout.memo()).startsWith("a loaf of bread | hb:r");
            assertThat(page.text("#invoice-state")).contains(payout.amount().toString());
        }
    }

    /** A gateway that has just started may say why it makes no invoice yet; whoever reads that asks once more. */
    private static void askUntilGranted(Page page) {
        Awaitility.await("an invoice on the page")
                .atMost(PATIENCE)
                .pollInterval(Duration.ofSeconds(1))
                .untilAsserted(() -> {
                    page.click("#ask button");
                    page.await("an answer", "document.querySelector('#ask-note').innerText !== 'One moment.'");
                    assertThat(page.text("#ask-note"))
                            .as("what the page says against it")
                            .isEmpty();
                });
    }
}
