package io.github.hivebolt.app.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.hivebolt.app.config.Settings;
import io.github.hivebolt.app.guard.Circuits;
import io.github.hivebolt.app.guard.Delegates;
import io.github.hivebolt.app.guard.GuardedNotifier;
import io.github.hivebolt.app.guard.GuardedPayer;
import io.github.hivebolt.app.guard.GuardedReader;
import io.github.hivebolt.app.guard.NotifierGuard;
import io.github.hivebolt.app.guard.PayerGuard;
import io.github.hivebolt.app.guard.ReaderGuard;
import io.github.hivebolt.app.work.WorkerRunner;
import io.github.hivebolt.domain.lightning.NodeId;
import io.github.hivebolt.domain.lightning.PaymentHash;
import io.github.hivebolt.domain.lightning.PaymentRecord;
import io.github.hivebolt.engine.GatewayDesk;
import io.github.hivebolt.ports.Delivery;
import io.github.hivebolt.ports.NodeMemory;
import io.github.hivebolt.ports.Notification;
import io.github.hivebolt.ports.Notifier;
import io.github.hivebolt.ports.PartyUnavailableException;
import io.github.hivebolt.ports.Severity;
import io.github.hivebolt.ports.store.OrderStore;
import jakarta.annotation.Resource;
import jakarta.inject.Inject;
import jakarta.persistence.spi.PersistenceProvider;
import jakarta.transaction.Status;
import jakarta.transaction.UserTransaction;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.faulttolerance.exceptions.CircuitBreakerOpenException;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The packaged web application in the server, seen from inside. Nobody outside answers, which it must bear. */
@ExtendWith(ArquillianExtension.class)
class ContainerIT {
    private static final int MORE_THAN_THE_BREAKER_BEARS = 20;

    @Inject
    private Settings settings;

    @Inject
    private OrderStore store;

    @Inject
    private GatewayDesk desk;

    @Inject
    private WorkerRunner workers;

    @Inject
    private Delegates delegates;

    @Inject
    private ReaderGuard reader;

    @Inject
    private PayerGuard payer;

    @Inject
    private NotifierGuard notifier;

    @Inject
    private Circuits circuits;

    @Resource
    private UserTransaction transaction;

    @Deployment
    static WebArchive application() {
        return DeployedApplication.withTests(ContainerIT.class, BusyChannel.class);
    }

    @Test
    void everyBeanIsWired_andTheWorkersRunAlthoughNobodyOutsideAnswers() {
        assertThat(workers.isStarted()).isTrue();
        assertThat(workers.dead()).isEmpty();
        assertThat(desk.status().overall()).isNotNull();
        assertThat(store.describe()).startsWith("H2 ");
    }

    @Test
    void theSystemPropertyWins_overTheFile_andTheFileOverTheDefault() {
        assertThat(settings.limits().minSats()).as("-D over file").isEqualTo(300);
        assertThat(settings.limits().maxSats()).as("file over default").isEqualTo(50_000);
        assertThat(settings.fees().baseSats()).as("default").isEqualTo(50);
        assertThat(settings.toString()).doesNotContain("5HpHagT65TZz");
    }

    @Test
    void hiveReadersBreaker_opens_andTheEngineSeesAnUnavailableParty() {
        assertThatThrownBy(() -> delegates.reader().tip())
                .as("the adapter itself")
                .isInstanceOf(PartyUnavailableException.class);
        for (int i = 0; i < MORE_THAN_THE_BREAKER_BEARS; i++) {
            assertThatThrownBy(reader::tip).isInstanceOf(RuntimeException.class);
        }
        assertThatThrownBy(reader::tip).isInstanceOf(CircuitBreakerOpenException.class);
        assertThatThrownBy(() -> new GuardedReader(reader, circuits).tip())
                .isInstanceOf(PartyUnavailableException.class)
                .hasMessageContaining("left alone for a moment");
        assertThat(circuits.isOpen("hive-tip")).as("and the operator sees it").isTrue();
    }

    @Test
    void lookUpAtANodeThatIsGone_isUnclear_soThatNothingIsConcluded() {
        PaymentHash hash = new PaymentHash("ab".repeat(32));
        NodeMemory memory = new NodeMemory(new NodeId("02" + "cd".repeat(32)), Optional.empty());
        assertThat(new GuardedPayer(payer, circuits).look(hash, memory)).isInstanceOf(PaymentRecord.Unclear.class);
    }

    /** Only the server knows whether it can make the fallback. */
    @Test
    void channelThatTakesNothing_keepsTheMessageInTheQueue_withItsOwnWords() {
        Delivery.TryAgain later = new Delivery.TryAgain("It is busy.", Duration.ofSeconds(7));
        Notification message = new Notification(1, Severity.INFO, "Title", List.of("Text"), Instant.EPOCH);
        assertThat(new GuardedNotifier(new BusyChannel(later), notifier, circuits).send(message))
                .isEqualTo(later);
    }

    private record BusyChannel(Delivery answer) implements Notifier {
        @Override
        public String name() {
            return "busy";
        }

        @Override
        public Delivery send(Notification notification) {
            return answer;
        }
    }

    /** The store's transactions are its own: what it committed does not depend on one of the server's around it. */
    @Test
    void serversTransactionThatIsRolledBack_takesNothingBackThatTheStoreCommitted() throws Exception {
        transaction.begin();
        try {
            store.<Boolean>write(tx -> {
                tx.putFact("inside-jta", "kept");
                return true;
            });
            assertThatThrownBy(() -> store.write(tx -> {
                        tx.putFact("inside-jta", "never");
                        throw new IllegalStateException("on purpose");
                    }))
                    .hasMessage("on purpose");
            assertThat(transaction.getStatus())
                    .as("the store's failure is the store's")
                    .isEqualTo(Status.STATUS_ACTIVE);
        } finally {
            transaction.rollback();
        }
        assertThat(store.<Optional<String>>read(view -> view.fact("inside-jta")))
                .contains("kept");
    }

    @Test
    void eclipseLinkIsTheServers_notASecondCopy() throws Exception {
        ClassLoader application = OrderStore.class.getClassLoader();
        Class<?> provider = application.loadClass("org.eclipse.persistence.jpa.PersistenceProvider");
        assertThat(provider.getClassLoader()).isNotSameAs(application);
        assertThat(PersistenceProvider.class).isAssignableFrom(provider);
    }
}
