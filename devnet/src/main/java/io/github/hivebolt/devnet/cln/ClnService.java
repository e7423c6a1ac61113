package io.github.hivebolt.devnet.cln;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.hivebolt.devnet.common.ChangeSignal;
import io.github.hivebolt.devnet.common.Json;
import io.github.hivebolt.devnet.http.HttpHandler;
import io.github.hivebolt.devnet.http.HttpReply;
import io.github.hivebolt.devnet.http.HttpRequest;
import io.github.hivebolt.devnet.lightning.LightningNode;
import java.io.IOException;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** clnrest of one node: checks the rune, finds the command, writes results and refusals in clnrest's form. */
public final class ClnService implements HttpHandler {
    private static final int CREATED = 201;

    private final LightningNode node;
    private final Rune rune;
    private final Map<String, ClnMethod> methods = new HashMap<>();

    /**
     * A node's interface.
     *
     * @param node whose it is
     * @param rune what callers must show
     * @param signal tells of changes in the network
     */
    public ClnService(LightningNode node, Rune rune, ChangeSignal signal) {
        this(node, rune, signal, "v26.06.6");
    }

    /**
     * A node's interface of another version, which it claims to be and does not behave like.
     *
     * @param node whose it is
     * @param rune what callers must show
     * @param signal tells of changes in the network
     * @param version what it calls itself
     */
    public ClnService(LightningNode node, Rune rune, ChangeSignal signal, String version) {
        this.node = node;
        this.rune = rune;
        NodeLife life = new NodeLife(node, signal);
        methods.putAll(new NodeCommands(node, version).methods());
        methods.putAll(new PayCommands(node, life).methods());
        methods.putAll(new InvoiceCommands(node, life).methods());
        methods.putAll(new OfferCommands(node).methods());
    }

    @Override
    public void handle(HttpRequest request, HttpReply reply) throws IOException {
        reply.header(
                "Date", DateTimeFormatter.RFC_1123_DATE_TIME.format(node.now().atOffset(ZoneOffset.UTC)));
        try {
            reply.sendJson(CREATED, Json.write(answer(request, reply)));
        } catch (ClnRefusal refusal) {
            reply.sendJson(refusal.status(), Json.write(refusal.json()));
        }
    }

    private ObjectNode answer(HttpRequest request, HttpReply reply) throws ClnRefusal, IOException {
        List<String> path = request.pathParts();
        if (!request.method().equals("POST")) {
            throw ClnRefusal.of(
                    ClnRefusal.UNKNOWN_METHOD, 405, "Path invalid, http_method must be POST for CLN methods");
        }
        String name = path.size() == 2 && path.getFirst().equals("v1") ? path.get(1) : "";
        Optional<ClnRefusal> notAllowed = rune.refusal(request.header("Rune"), name);
        if (notAllowed.isPresent()) {
            throw notAllowed.get();
        }
        if (node.state().refusal().isPresent()) {
            throw ClnRefusal.noLightningd();
        }
        ClnMethod method = methods.get(name);
        if (method == null) {
            throw ClnRefusal.of(ClnRefusal.UNKNOWN_METHOD, 404, "Unknown command '" + name + "'");
        }
        JsonNode parameters = parameters(request);
        method.requireKnown(parameters);
        return method.call().answer(parameters, reply::isOpen);
    }

    private static JsonNode parameters(HttpRequest request) throws ClnRefusal {
        if (request.body().isBlank()) {
            return Json.object();
        }
        return Json.parse(request.body())
                .filter(JsonNode::isObject)
                .orElseThrow(() -> ClnRefusal.withoutCode("Could not parse `" + request.body()
                        + "` JSON request: EOF while parsing a value at line 1 column "
                        + request.body().length()));
    }
}
