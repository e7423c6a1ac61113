package io.github.hivebolt.adapters.hive;

import io.github.hivebolt.ports.PartyUnavailableException;
import io.github.hivebolt.ports.PartyUnavailableException.Trouble;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** All nodes, and whom to ask first. Thread-safe. */
final class NodePool {
    private volatile List<HiveNode> nodes;

    NodePool(List<HiveNode> nodes) {
        this.nodes = List.copyOf(nodes);
    }

    List<HiveNode> all() {
        return nodes;
    }

    /** Other nodes from now on; calls under way end with the nodes that they began with. */
    void replace(List<HiveNode> others) {
        nodes = List.copyOf(others);
    }

    int hosts() {
        return (int) nodes.stream().map(HiveNode::host).distinct().count();
    }

    /**
     * Who may be asked, in this order: the well ones as configured, those whose budget is spent after the others. While
     * all cool down, those that were left alone for a moment, so that the end of an outage is noticed soon.
     */
    List<HiveNode> candidates(ApiGroup group) {
        List<HiveNode> well = nodes.stream()
                .filter(node -> node.health(group).isAvailable())
                .sorted(Comparator.comparing(node -> node.budget().isSpent()))
                .toList();
        return well.isEmpty()
                ? nodes.stream()
                        .filter(node -> node.health(group).isLastResort())
                        .sorted(Comparator.comparing(
                                        (HiveNode node) -> node.health(group).sinceFailure())
                                .reversed())
                        .toList()
                : well;
    }

    /** At most one candidate of every host, hosts in order of preference, without some of them. */
    List<HiveNode> candidatesPerHost(ApiGroup group) {
        Map<String, HiveNode> perHost = new LinkedHashMap<>();
        candidates(group).forEach(node -> perHost.putIfAbsent(node.host(), node));
        return List.copyOf(perHost.values());
    }

    /**
     * Asks node after node until one answers.
     *
     * @throws PartyUnavailableException if none does
     */
    <T> Served<T> ask(ApiGroup group, Question<T> question) {
        List<Failed> failures = new ArrayList<>();
        return firstAnswer(group, question, failures).orElseThrow(() -> unavailable(group, failures));
    }

    /**
     * The same for what may be too new.
     *
     * @return empty if every node that was asked merely does not have it yet
     */
    <T> Optional<Served<T>> askForNew(ApiGroup group, Question<T> question) {
        List<Failed> failures = new ArrayList<>();
        Optional<Served<T>> answer = firstAnswer(group, question, failures);
        boolean onlyNotYet = !failures.isEmpty()
                && failures.stream()
                        .allMatch(failed -> failed.trouble().kind() == NodeTroubleException.Kind.NOT_YET
                                && failed.node().health(group).last().isEmpty());
        if (answer.isEmpty() && !onlyNotYet) {
            throw unavailable(group, failures);
        }
        return answer;
    }

    private <T> Optional<Served<T>> firstAnswer(ApiGroup group, Question<T> question, List<Failed> failures) {
        for (HiveNode node : candidates(group)) {
            try {
                return Optional.of(new Served<>(node, askOne(group, node, question)));
            } catch (NodeTroubleException trouble) {
                failures.add(new Failed(node, trouble));
            }
        }
        return Optional.empty();
    }

    /** Asks one node and books how it did. */
    <T> T askOne(ApiGroup group, HiveNode node, Question<T> question) throws NodeTroubleException {
        try {
            T value = question.ask(node);
            node.health(group).good();
            return value;
        } catch (NodeTroubleException trouble) {
            node.health(group).bad(trouble);
            throw trouble;
        }
    }

    /** What the port throws when nobody answered: those who failed just now, or else what is remembered of all. */
    PartyUnavailableException unavailable(ApiGroup group, List<Failed> failures) {
        List<Failed> all = failures.isEmpty() ? remembered(group) : failures;
        Trouble trouble = all.stream()
                .map(failed -> failed.trouble().trouble())
                .filter(each -> each != Trouble.UNREACHABLE)
                .findFirst()
                .orElse(Trouble.UNREACHABLE);
        String lines = all.stream()
                .map(failed -> failed.node() + " " + failed.trouble().line())
                .collect(Collectors.joining("; "));
        return new PartyUnavailableException(trouble, "No Hive node answered for " + group + ": " + lines);
    }

    private List<Failed> remembered(ApiGroup group) {
        return nodes.stream()
                .flatMap(node -> node.health(group).last().map(trouble -> new Failed(node, trouble)).stream())
                .toList();
    }

    /** What is asked of a node. */
    @FunctionalInterface
    interface Question<T> {
        T ask(HiveNode node) throws NodeTroubleException;
    }

    /** An answer and who gave it. */
    record Served<T>(HiveNode node, T value) {}

    /** Who did not answer, and why. */
    record Failed(HiveNode node, NodeTroubleException trouble) {}
}
