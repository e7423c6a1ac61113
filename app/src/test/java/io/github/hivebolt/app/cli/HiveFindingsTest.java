package io.github.hivebolt.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.hivebolt.adapters.hive.NodeProbe;
import io.github.hivebolt.domain.hive.AccountName;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class HiveFindingsTest {
    private static final AccountName GATEWAY = new AccountName("gateway");

    private static NodeProbe probe(String host, boolean accountExists, Optional<Boolean> keyMatches) {
        return new NodeProbe(
                host,
                "https://" + host,
                Optional.of("beeab0de"),
                true,
                Optional.empty(),
                Map.of(),
                Optional.of(accountExists),
                keyMatches);
    }

    private static NodeProbe silent(String host) {
        return new NodeProbe(
                host,
                "https://" + host,
                Optional.empty(),
                false,
                Optional.empty(),
                Map.of(),
                Optional.empty(),
                Optional.empty());
    }

    @Test
    void wrongActiveKey_isSaidOnceForAllNodes() {
        List<NodeProbe> probes = List.of(
                probe("a.example", true, Optional.of(false)),
                silent("b.example"),
                probe("c.example", true, Optional.of(false)));
        HiveFindings findings = new HiveFindings(probes, GATEWAY);
        assertThat(findings.ofAll())
                .containsExactly("hivebolt.hive.active-key is not an active key of gateway; give the right one.");
        assertThat(findings.of(probes.getFirst())).isEmpty();
        assertThat(findings.of(probes.get(1))).singleElement().asString().startsWith("it does not answer");
        assertThat(findings.of(probes.getLast())).isEmpty();
    }

    @Test
    void accountThatNoNodeKnows_isSaidOnce() {
        List<NodeProbe> probes =
                List.of(probe("a.example", false, Optional.empty()), probe("b.example", false, Optional.empty()));
        HiveFindings findings = new HiveFindings(probes, GATEWAY);
        assertThat(findings.ofAll()).containsExactly("hivebolt.hive.account: there is no account gateway; correct it.");
        assertThat(findings.of(probes.getFirst())).isEmpty();
    }

    @Test
    void whatOneNodeAloneSays_isSaidOfThatNode() {
        List<NodeProbe> probes =
                List.of(probe("a.example", true, Optional.of(true)), probe("b.example", true, Optional.of(false)));
        HiveFindings findings = new HiveFindings(probes, GATEWAY);
        assertThat(findings.ofAll()).isEmpty();
        assertThat(findings.of(probes.getFirst())).isEmpty();
        assertThat(findings.of(probes.getLast()))
                .containsExactly("it knows another active key of gateway than others do; leave it out.");
    }

    @Test
    void aSoundConfiguration_hasNoFindings() {
        List<NodeProbe> probes = List.of(probe("a.example", true, Optional.of(true)));
        assertThat(new HiveFindings(probes, GATEWAY).ofAll()).isEmpty();
    }
}
