package io.github.hivebolt.app.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.hivebolt.engine.GatewayDesk;
import io.github.hivebolt.engine.GatewayStatus;
import io.github.hivebolt.testkit.InMemoryOrderStore;
import io.github.hivebolt.testkit.ManualTimeSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the operator does with the gateway as a whole, through a real desk. */
class AdminResourceTest {
    private final ManualTimeSource time = new ManualTimeSource(SampleOrders.NOW);
    private final InMemoryOrderStore store = new InMemoryOrderStore(time);
    private final GatewayDesk desk = Gateways.desk(store, time);
    private final AdminResource resource = new AdminResource(desk, store);

    @Test
    void pauseAndResume_areStoredAndAudited() {
        assertThat(resource.pause("{\"direction\":\"all\"}").directions()).containsExactly("send", "receive");
        assertThat(paused("SEND")).contains("yes");
        assertThat(paused("RECEIVE")).contains("yes");

        assertThat(resource.resume("{\"direction\":\"send\"}").paused()).isFalse();
        assertThat(paused("SEND")).contains("no");
        assertThat(paused("RECEIVE")).contains("yes");
        assertThat(store.auditLines()).hasSize(3).allMatch(line -> line.contains("admin"));
    }

    @Test
    void unknownDirection_is400AndPausesNothing() {
        for (String body : List.of("{}", "{\"direction\":\"SEND\"}", "{\"direction\":\"both\"}")) {
            Answers.problem(() -> resource.pause(body), 400, "INVALID_DIRECTION");
        }
        assertThat(store.auditLines()).isEmpty();
    }

    @Test
    void resumeSending_endsTheStop() {
        store.write(tx -> {
            tx.putFact("sending-stopped", "the chain knows a payment of ours");
            return true;
        });
        assertThat(desk.status().overall()).isEqualTo(GatewayStatus.Overall.DOWN);

        assertThat(resource.resumeSending().sendingStopped()).isFalse();

        assertThat(desk.status().sendingStopped()).isEmpty();
    }

    @Test
    void backup_refusesRelativePathsAndExistingFiles(@TempDir Path folder) throws IOException {
        Path existing = Files.createFile(folder.resolve("existing.zip"));
        Path dangling = Files.createSymbolicLink(folder.resolve("link.zip"), folder.resolve("nowhere"));

        for (String path : List.of("", "backup.zip", "../backup.zip", "a\\u0000b")) {
            Answers.problem(() -> resource.backup("{\"file\":\"" + path + "\"}"), 400, "INVALID_PATH");
        }
        Answers.problem(() -> resource.backup("{\"file\":\"" + folder + "/no/x.zip\"}"), 400, "INVALID_PATH");
        Answers.problem(() -> resource.backup("{\"file\":\"" + existing + "\"}"), 409, "FILE_EXISTS");
        Answers.problem(() -> resource.backup("{\"file\":\"" + dangling + "\"}"), 409, "FILE_EXISTS");
    }

    @Test
    void backupOfAStoreWithItsOwnTool_is501(@TempDir Path folder) {
        Answers.problem(
                () -> resource.backup("{\"file\":\"" + folder.resolve("new.zip") + "\"}"), 501, "BACKUP_UNSUPPORTED");
    }

    private Optional<String> paused(String direction) {
        return store.read(view -> view.fact("paused." + direction));
    }
}
