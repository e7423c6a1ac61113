package io.github.hivebolt.e2e.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import io.github.hivebolt.devnet.DevnetOptions;
import io.github.hivebolt.devnet.DevnetServer;
import io.github.hivebolt.devnet.http.FaultSwitches;
import io.github.hivebolt.devnet.http.HttpEndpoint;
import io.github.hivebolt.devnet.story.Bill;
import io.github.hivebolt.devnet.story.Customer;
import io.github.hivebolt.devnet.story.SimulatedPayee;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.platform.launcher.Launcher;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;

/** An adapter that knows nothing of this repository but the ports is dropped into the packaged app, chosen, and pays. */
@Timeout(300)
final class DroppedInAdapterIT {
    private static final String PASSWORD = "throw-away-password";
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final Duration BLOCKS = Duration.ofSeconds(1);

    private final Workplace workplace = Workplace.of(DroppedInAdapterIT.class);

    @Test
    void exampleAdapter_passesTheContractOfItsPort() throws Exception {
        Path classes = ExampleAdapter.classes(workplace.folder());
        Path tests = ExampleAdapter.testClasses(workplace.folder(), classes);
        URL[] both = {classes.toUri().toURL(), tests.toUri().toURL()};
        ClassLoader before = Thread.currentThread().getContextClassLoader();
        try (URLClassLoader loader = new URLClassLoader(both, getClass().getClassLoader())) {
            Thread.currentThread().setContextClassLoader(loader);
            SummaryGeneratingListener summary = new SummaryGeneratingListener();
            Launcher launcher = LauncherFactory.create();
            launcher.execute(
                    LauncherDiscoveryRequestBuilder.request()
                            .selectors(selectClass(loader.loadClass("org.example.phoenixd.PhoenixdContractTest")))
                            .build(),
                    summary);
            assertThat(summary.getSummary().getFailures())
                    .extracting(failure -> failure.getTestIdentifier().getDisplayName() + ": " + failure.getException())
                    .isEmpty();
            assertThat(summary.getSummary().getTestsSucceededCount()).isGreaterThan(40);
        } finally {
            Thread.currentThread().setContextClassLoader(before);
        }
    }

    @Test
    void exampleAdapter_isListedChosenAndPays_andItsBrokenNeighboursDoNotStopIt() throws Exception {
        Path adapters = adapters();
        DevnetOptions options =
                DevnetOptions.freePorts(workplace.resolve("devnet")).withBlocks(BLOCKS, BLOCKS);
        try (DevnetServer devnet = DevnetServer.start(options, new MachineTime());
                HttpEndpoint phoenixd = HttpEndpoint.http(
                        "phoenixd",
                        0,
                        new PhoenixdOverDevnet(devnet.lightning().gateway(), PASSWORD),
                        new FaultSwitches());
                PackagedGateway gateway = new PackagedGateway(workplace, devnet, settings(adapters, phoenixd))) {
            CommandRun check = gateway.run("check");
            assertThat(check.exitCode()).as(check.output()).isZero();
            assertThat(check.output())
                    .contains("ok: adapter phoenixd of phoenixd.jar, to be chosen by hivebolt.lightning.")
                    .contains("hivebolt.phoenixd.password (or hivebolt.phoenixd.password-file): required, secret")
                    .contains("a-future.jar is left out: it was built for version 2 of the ports")
                    .contains("b-broken.jar is left out: it is no jar that can be read")
                    .contains(
                            "ok: Lightning node " + devnet.lightning().gateway().id())
                    .doesNotContain(PASSWORD);

            gateway.startAndAwaitReady();
            gateway.awaitOverall("up");
            Bill bill = new SimulatedPayee(devnet).bill(2_000, 3_600);
            Customer.Transfer transfer = new Customer(devnet, "alice").transfer("10.000", bill.paymentRequest());
            await("alice's order is done")
                    .atMost(LIMIT)
                    .until(() -> gateway.client().orderState(transfer.orderId()).equals("done"));
            assertThat(new SimulatedPayee(devnet).timesPaid(bill)).isEqualTo(1);
        }
    }

    @Test
    void missingSettingOfADroppedInAdapter_isOneSentence() throws Exception {
        Path adapters = adapters();
        DevnetOptions options =
                DevnetOptions.freePorts(workplace.resolve("devnet")).withBlocks(BLOCKS, BLOCKS);
        try (DevnetServer devnet = DevnetServer.start(options, new MachineTime());
                PackagedGateway gateway = new PackagedGateway(
                        workplace,
                        devnet,
                        Map.of(
                                "HIVEBOLT_MODE",
                                "live",
                                "HIVEBOLT_LIGHTNING",
                                "phoenixd",
                                "HIVEBOLT_ADAPTERS_DIR",
                                adapters.toString(),
                                "HIVEBOLT_PHOENIXD_PASSWORD",
                                PASSWORD))) {
            CommandRun run = gateway.run("run");
            assertThat(run.exitCode()).isEqualTo(1);
            assertThat(run.output().lines().filter(line -> line.startsWith("error: ")))
                    .singleElement()
                    .asString()
                    .startsWith("error: hivebolt.phoenixd.url: it is not set");
        }
    }

    private static Map<String, String> settings(Path adapters, HttpEndpoint phoenixd) {
        return Map.of(
                "HIVEBOLT_LIGHTNING",
                "phoenixd",
                "HIVEBOLT_ADAPTERS_DIR",
                adapters.toString(),
                "HIVEBOLT_PHOENIXD_URL",
                "http://127.0.0.1:" + phoenixd.port(),
                "HIVEBOLT_PHOENIXD_PASSWORD",
                PASSWORD);
    }

    /** The example between two jars that cannot be used. */
    private Path adapters() throws IOException {
        Path adapters = Files.createDirectories(workplace.resolve("adapters"));
        Path classes = ExampleAdapter.classes(workplace.folder());
        ExampleAdapter.jar(classes, adapters.resolve("a-future.jar"), "2");
        Files.writeString(adapters.resolve("b-broken.jar"), "this is no jar");
        ExampleAdapter.jar(classes, adapters.resolve("phoenixd.jar"), "1");
        return adapters;
    }
}
