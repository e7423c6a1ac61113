package io.github.hivebolt.e2e.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.hivebolt.devnet.DevnetServer;
import io.github.hivebolt.devnet.story.GatewayClient;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** Several gateways on one store. Not thread-safe. */
final class Fleet implements AutoCloseable {
    private final List<PackagedGateway> instances;

    Fleet(int size, Workplace workplace, DevnetServer devnet, Map<String, String> environment) {
        this.instances = IntStream.rangeClosed(1, size)
                .mapToObj(number -> new PackagedGateway("gateway-" + number, workplace, devnet, environment))
                .toList();
    }

    List<PackagedGateway> instances() {
        return instances;
    }

    void startAll() {
        instances.forEach(PackagedGateway::start);
        instances.forEach(PackagedGateway::awaitReady);
    }

    void awaitAllReady() {
        instances.forEach(PackagedGateway::awaitReady);
    }

    /** The instance that a holder's text of a lease belongs to, if it is one of these. */
    Optional<PackagedGateway> named(String holder) {
        return instances.stream()
                .filter(instance -> holder.startsWith(instance.instanceName() + "/"))
                .findFirst();
    }

    /** What the first instance that knows it says about an order. */
    Optional<JsonNode> order(String id) {
        return instances.stream()
                .map(PackagedGateway::client)
                .flatMap(client -> client.order(id).stream())
                .findFirst();
    }

    GatewayClient anyClient() {
        return instances.getFirst().client();
    }

    @Override
    public void close() {
        instances.forEach(PackagedGateway::close);
    }
}
