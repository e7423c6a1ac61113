package io.github.hivebolt.e2e.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.hivebolt.devnet.story.Ending;
import io.github.hivebolt.devnet.story.OutageStory;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * The outage story of the demonstration with real lnd nodes, and what an operator's phone shows of it: the line goes bit by
 * bit, stays away for a good minute and takes the way to the phone with it. The gateway is killed in the middle.
 */
@Tag("lnd")
final class OutageIT {
    private static final int PROMISES = 22;
    /** The demonstration says that an outage is one after four seconds; the rest of these limits is for a busy machine. */
    private static final Duration OUTAGE = Duration.ofSeconds(110);

    private static final Duration NOTICED_WITHIN = Duration.ofSeconds(30);
    private static final Duration WORKED_OFF_WITHIN = Duration.ofSeconds(60);
    private static final Duration LIMIT = Duration.ofMinutes(3);
    private static final Duration LOOK = Duration.ofMillis(300);
    private static final List<String> STORY = List.of(
            "Open: no Hive node answers",
            "Over: no Hive node answers",
            "Open: our own network is out",
            "Over: our own network is out");

    private final Ntfy ntfy = new Ntfy();
    private Instant lineWasCut = Instant.MAX;
    private Instant lineWasBack = Instant.MAX;
    private int messagesBefore;

    @Test
    @Timeout(1_800)
    void outageWithRealNodes_isSurvivedWithoutAHand_andToldAfterwardsInOneMessage() {
        try (ntfy;
                RealWorld world = RealWorld.start(OutageIT.class, ntfy.environment())) {
            PackagedGateway gateway = world.gateway();
            world.payee().during(() -> lineGoes(gateway), this::lineComesBack);
            Ending ending = new OutageStory(
                            world.devnet(), world.payee(), gateway.process(), gateway.client(), System.out)
                    .tell();
            assertThat(ending.broken()).as("log: %s", gateway.process().log()).isEmpty();
            assertThat(ending.kept()).isEqualTo(PROMISES);
            assertTimesOfTheIncident(gateway);
            assertToldInOrderAndFolded();
        }
    }

    /** The Hive nodes are gone already. */
    private void lineGoes(PackagedGateway gateway) {
        messagesBefore = ntfy.messages().size();
        ntfy.cut();
        await("the gateway misses the Hive nodes")
                .atMost(LIMIT)
                .pollInterval(LOOK)
                .until(() -> new IncidentBoard(gateway.client()).open(), List.of("HIVE_NODES_DOWN")::equals);
        lineWasCut = Instant.now();
    }

    private void lineComesBack() {
        Instant end = lineWasCut.plus(OUTAGE);
        await("the end of the outage")
                .atMost(LIMIT)
                .pollInterval(LOOK)
                .until(() -> Instant.now().isAfter(end));
        lineWasBack = Instant.now();
        ntfy.restore();
    }

    private void assertTimesOfTheIncident(PackagedGateway gateway) {
        JsonNode incident = new IncidentBoard(gateway.client()).last("NETWORK_DOWN");
        Instant opened = Instant.parse(incident.path("since").asText());
        Instant closed = Instant.parse(incident.path("until").asText());
        System.out.println("NETWORK_DOWN opened " + Duration.between(lineWasCut, opened) + " after the cut, closed "
                + Duration.between(lineWasBack, closed) + " after the return");
        assertThat(opened).isBetween(lineWasCut, lineWasCut.plus(NOTICED_WITHIN));
        assertThat(closed).isBetween(lineWasBack, lineWasBack.plus(WORKED_OFF_WITHIN));
        assertThat(incident.path("durationSeconds").asLong())
                .isEqualTo(Duration.between(opened, closed).toSeconds());
    }

    private void assertToldInOrderAndFolded() {
        await("the last message").atMost(LIMIT).pollInterval(LOOK).until(() -> told().contains(STORY.getLast()));
        assertThat(told()).containsSubsequence(STORY);
        STORY.forEach(title -> assertThat(told()).containsOnlyOnce(title));
        Ntfy.Message first = ntfy.messages().get(messagesBefore);
        assertThat(first.title()).as("%s", ntfy.messages()).matches("[34] messages since .*");
        assertThat(first.text()).contains(STORY.subList(0, 3));
    }

    private String told() {
        return ntfy.messages().stream()
                .skip(messagesBefore)
                .map(message -> message.title() + "\n" + message.text())
                .collect(Collectors.joining("\n"));
    }
}
