package io.github.hivebolt.e2e.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.hivebolt.devnet.DevnetServer;
import io.github.hivebolt.devnet.story.Bill;
import io.github.hivebolt.devnet.story.Customer;
import io.github.hivebolt.devnet.story.SimulatedPayee;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** One gateway on PostgreSQL, as an operator sets it up. */
@Timeout(600)
final class PostgresIT {
    private Workplace workplace;
    private DevnetServer devnet;
    private Postgres postgres;
    private PackagedGateway gateway;

    @BeforeEach
    void start() {
        workplace = Workplace.of(PostgresIT.class);
        devnet = workplace.devnet();
        postgres = new Postgres(workplace.resolve("postgres"));
        gateway = new PackagedGateway(workplace, devnet, postgres.environment());
    }

    @AfterEach
    void stop() {
        gateway.close();
        postgres.close();
        devnet.close();
    }

    @Test
    void check_refusesADatabaseThatWouldLosePayments_andTellsWhatToDo() {
        CommandRun good = gateway.run("check");
        assertThat(good.output()).contains("ok: the store works: PostgreSQL 17.");
        assertThat(good.exitCode()).as(good.output()).isZero();
        for (String setting : new String[] {"synchronous_commit", "fsync", "full_page_writes"}) {
            postgres.startAgainWith(setting, "off");
            CommandRun bad = gateway.run("check");
            assertThat(bad.exitCode()).as(bad.output()).isEqualTo(1);
            assertThat(bad.output())
                    .contains("error: the store: PostgreSQL runs with " + setting + " = off")
                    .contains("set it to on");
            postgres.startAgainWith(setting, "on");
        }
    }

    @Test
    void gatewayStartedWhileTheDatabaseIsAway_saysSo_andWorksWhenItIsBack() {
        postgres.crash();
        CommandRun check = gateway.run("check");
        assertThat(check.exitCode()).as(check.output()).isEqualTo(1);
        assertThat(check.output())
                .contains("error: the store does not answer")
                .doesNotContain("not asked for")
                .doesNotContain("\tat ");
        gateway.start();
        gateway.awaitReady();
        gateway.awaitOverall("down");
        postgres.startAgain();
        gateway.awaitOverall("up");
        SimulatedPayee payee = new SimulatedPayee(devnet);
        Bill bill = payee.bill(2_000, 3_600);
        Customer alice = new Customer(devnet, "alice");
        Customer.Transfer transfer = alice.transfer("12.000", bill.paymentRequest());
        new Witness(gateway.client()).awaitOnlyChange(alice, transfer);
        assertThat(payee.timesPaid(bill)).isEqualTo(1);
    }
}
