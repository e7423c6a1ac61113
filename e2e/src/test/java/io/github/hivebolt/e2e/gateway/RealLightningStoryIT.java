package io.github.hivebolt.e2e.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.hivebolt.devnet.story.Ending;
import io.github.hivebolt.devnet.story.OutageStory;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The outage story of the demonstration, with real lnd nodes on the Lightning side. */
@Tag("lnd")
final class RealLightningStoryIT {
    private static final int PROMISES = 22;

    @Test
    @Timeout(1_800)
    void outage_everyPromiseIsKeptWithRealNodes() {
        try (RealWorld world = RealWorld.start(RealLightningStoryIT.class, Map.of())) {
            PackagedGateway gateway = world.gateway();
            Ending ending = new OutageStory(
                            world.devnet(), world.payee(), gateway.process(), gateway.client(), System.out)
                    .tell();
            assertThat(ending.broken()).as("log: %s", gateway.process().log()).isEmpty();
            assertThat(ending.kept()).isEqualTo(PROMISES);
        }
    }
}
