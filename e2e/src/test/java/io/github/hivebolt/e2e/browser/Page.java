package io.github.hivebolt.e2e.browser;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.Callable;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;

/** One page of a browser, used as a person does: it is looked at, clicked and typed into. Not thread-safe. */
public final class Page {
    private static final Duration LIMIT = Duration.ofMinutes(1);
    private static final Duration LOOK = Duration.ofMillis(200);
    private static final int WIDTH = 390;
    private static final int HEIGHT = 844;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final DebuggingProtocol browser;

    Page(HttpClient http, URI debugger) {
        DebuggingProtocol listener = new DebuggingProtocol();
        WebSocket socket =
                http.newWebSocketBuilder().buildAsync(debugger, listener).join();
        listener.over(socket);
        this.browser = listener;
        browser.ask("Page.enable", object());
        browser.ask("Runtime.enable", object());
        browser.ask("Log.enable", object());
        browser.ask(
                "Emulation.setDeviceMetricsOverride",
                object().put("width", WIDTH)
                        .put("height", HEIGHT)
                        .put("deviceScaleFactor", 2)
                        .put("mobile", true));
    }

    /** Goes to an address. */
    public void open(String url) {
        browser.ask("Page.navigate", object().put("url", url));
    }

    /** What the browser complained of so far: errors of scripts, refused resources. */
    public List<String> complaints() {
        return browser.complaints();
    }

    /** Waits until an expression of the page's own language holds; if it never does, tells what the page shows. */
    public void await(String what, String expression) {
        await(what, () -> value("Boolean(" + expression + ")").asBoolean());
    }

    private void await(String what, Callable<Boolean> condition) {
        try {
            Awaitility.await(what).atMost(LIMIT).pollInterval(LOOK).until(condition);
        } catch (ConditionTimeoutException e) {
            throw new AssertionError(
                    what + " is waited for in vain; the page complains of " + complaints() + " and shows:\n"
                            + value("document.body.innerText").asText(),
                    e);
        }
    }

    /** The visible text of an element. */
    public String text(String selector) {
        return value(element(selector) + ".innerText").asText();
    }

    /** Whether the page is no wider than the screen. */
    public boolean fitsTheScreen() {
        return value("document.documentElement.scrollWidth <= " + WIDTH).asBoolean();
    }

    /**
     * Clicks with the mouse in the middle of an element: what lies over it gets the click. Who misses, because the page
     * moved under the hand, clicks again.
     */
    public void click(String selector) {
        await("a click on " + selector, () -> {
            JsonNode middle = value("(() => { const e = " + element(selector)
                    + "; window.struck = false; e.addEventListener('click', () => { window.struck = true; }, {once: true});"
                    + " e.scrollIntoView({block: 'center', behavior: 'instant'}); const r = e.getBoundingClientRect();"
                    + " return {x: r.x + r.width / 2, y: r.y + r.height / 2}; })()");
            for (String kind : List.of("mousePressed", "mouseReleased")) {
                browser.ask(
                        "Input.dispatchMouseEvent",
                        object().put("type", kind)
                                .put("x", middle.path("x").asDouble())
                                .put("y", middle.path("y").asDouble())
                                .put("button", "left")
                                .put("clickCount", 1));
            }
            return value("window.struck").asBoolean();
        });
    }

    /** Replaces what is in a field by typing. */
    public void type(String selector, String text) {
        click(selector);
        value(element(selector) + ".select()");
        browser.ask("Input.insertText", object().put("text", text));
    }

    /** Keeps a picture of the whole page. */
    public void picture(Path file) {
        JsonNode picture = browser.ask(
                "Page.captureScreenshot", object().put("format", "png").put("captureBeyondViewport", true));
        try {
            Files.write(file, Base64.getDecoder().decode(picture.path("data").asText()));
        } catch (IOException e) {
            throw new UncheckedIOException("the picture cannot be kept", e);
        }
    }

    private JsonNode value(String expression) {
        ObjectNode question = object().put("expression", expression).put("returnByValue", true);
        JsonNode answer = browser.ask("Runtime.evaluate", question);
        if (answer.has("exceptionDetails")) {
            throw new AssertionError(expression + ": " + answer.path("exceptionDetails"));
        }
        return answer.path("result").path("value");
    }

    private static String element(String selector) {
        try {
            return "document.querySelector(" + JSON.writeValueAsString(selector) + ")";
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }
}
