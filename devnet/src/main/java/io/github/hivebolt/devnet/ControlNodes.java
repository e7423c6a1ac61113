package io.github.hivebolt.devnet;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.hivebolt.devnet.common.Json;
import io.github.hivebolt.devnet.http.Fault;
import io.github.hivebolt.devnet.http.FaultMode;
import io.github.hivebolt.devnet.http.FaultSwitches;
import io.github.hivebolt.devnet.http.HttpEndpoint;
import io.github.hivebolt.devnet.lightning.LightningNode;
import io.github.hivebolt.devnet.lightning.LndState;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The servers: which there are, and how they fail. */
final class ControlNodes {
    private static final int MOST_MILLIS = 3_600_000;

    private final DevnetServer devnet;

    ControlNodes(DevnetServer devnet) {
        this.devnet = devnet;
    }

    List<ControlRoute> routes() {
        return List.of(
                ControlRoute.get("/", this::show),
                ControlRoute.get("/nodes", this::show),
                ControlRoute.post("/nodes/{}", this::change),
                ControlRoute.post("/network", this::network));
    }

    private JsonNode show(ControlRequest request) {
        ObjectNode answer = Json.object();
        answer.put("gatewayAccount", DevnetAccounts.GATEWAY.value());
        answer.put("control", devnet.controlUrl());
        ObjectNode nodes = answer.putObject("nodes");
        devnet.hiveNodes().forEach(node -> nodes.set(node.name(), write(node.url(), node.endpoint())));
        for (LndNode node : lndNodes()) {
            ObjectNode json = write(node.url(), node.endpoint());
            json.put("tlsCertFile", node.certificateFile().toAbsolutePath().toString());
            json.put("macaroonFile", node.macaroonFile().toAbsolutePath().toString());
            json.put("nodeId", node.node().id().hex());
            json.put("state", node.node().state().name());
            nodes.set(node.name(), json);
        }
        nodes.set(devnet.cln().name(), write(devnet.cln()));
        return answer;
    }

    private JsonNode network(ControlRequest request) throws ControlException {
        switch (request.text("state")) {
            case "out" -> devnet.networkOut();
            case "back" -> devnet.networkBack();
            default -> throw ControlException.badInput("The state must be out or back.");
        }
        return show(request);
    }

    private JsonNode change(ControlRequest request) throws ControlException {
        String name = request.path().getFirst();
        Optional<HiveNode> hive = devnet.hiveNodes().stream()
                .filter(node -> node.name().equals(name))
                .findFirst();
        Optional<LndNode> lnd =
                lndNodes().stream().filter(node -> node.name().equals(name)).findFirst();
        if (hive.isPresent()) {
            changeEndpoint(request, hive.get().endpoint());
            new ControlHiveNode(devnet).change(request, hive.get().switches());
        } else if (lnd.isPresent()) {
            changeEndpoint(request, lnd.get().endpoint());
            changeLightning(request, lnd.get().node());
        } else if (name.equals(devnet.cln().name())) {
            changeEndpoint(request, devnet.cln().endpoint());
            changeLightning(request, devnet.cln().node());
        } else {
            throw ControlException.unknown("node");
        }
        return show(request);
    }

    private static void changeEndpoint(ControlRequest request, HttpEndpoint endpoint) throws ControlException {
        FaultSwitches switches = endpoint.switches();
        if (request.has("clear") && request.flag("clear")) {
            switches.clear();
            endpoint.up();
        }
        if (request.has("delayMillis")) {
            switches.delay(request.number("delayMillis", 0, MOST_MILLIS));
        }
        if (request.has("retryAfterSeconds")) {
            switches.retryAfter((int) request.number("retryAfterSeconds", 0, MOST_MILLIS));
        }
        if (request.has("fault")) {
            int times = (int) request.numberOr("times", -1, -1, Integer.MAX_VALUE);
            switches.set(new Fault(mode(request.text("fault")), times, request.textOr("only", "")));
        }
        if (request.has("up")) {
            if (request.flag("up")) {
                endpoint.up();
            } else {
                endpoint.down();
            }
        }
    }

    private static void changeLightning(ControlRequest request, LightningNode node) throws ControlException {
        if (request.has("synced")) {
            node.synced(request.flag("synced"));
        }
        if (request.has("state")) {
            try {
                node.state(LndState.valueOf(request.text("state")));
            } catch (IllegalArgumentException unknown) {
                throw ControlException.badInput("The state must be one of lnd's, for instance SERVER_ACTIVE.");
            }
        }
    }

    private static FaultMode mode(String text) throws ControlException {
        try {
            return FaultMode.valueOf(text.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException unknown) {
            throw ControlException.badInput("The fault must be one of " + List.of(FaultMode.values()) + ".");
        }
    }

    private List<LndNode> lndNodes() {
        return List.of(devnet.lnd(), devnet.merchant());
    }

    private static ObjectNode write(ClnNode node) {
        return write(node.url(), node.endpoint())
                .put("tlsCaFile", node.caFile().toAbsolutePath().toString())
                .put("runeFile", node.runeFile().toAbsolutePath().toString())
                .put("nodeId", node.node().id().hex())
                .put("state", node.node().state().name());
    }

    private static ObjectNode write(String url, HttpEndpoint endpoint) {
        return Json.object()
                .put("url", url)
                .put("up", endpoint.isUp())
                .put("fault", endpoint.switches().current().mode().name())
                .put("delayMillis", endpoint.switches().delayMillis());
    }
}
