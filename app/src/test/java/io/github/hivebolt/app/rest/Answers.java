package io.github.hivebolt.app.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.hivebolt.app.web.ProblemDetails;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import jakarta.ws.rs.WebApplicationException;
import java.io.StringReader;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** Answers as callers see them. */
final class Answers {
    private static final Jsonb JSONB = JsonbBuilder.create();

    private Answers() {}

    static JsonObject json(Object answer) {
        return parse(JSONB.toJson(answer));
    }

    /** Checks that a call is answered with a problem, and gives its detail. */
    static String problem(ThrowingCallable call, int status, String code) {
        WebApplicationException refused = catchThrowableOfType(WebApplicationException.class, call);
        assertThat(refused).as("nothing was refused").isNotNull();
        assertThat(refused.getResponse().getStatus()).isEqualTo(status);
        assertThat(refused.getResponse().getMediaType()).hasToString(ProblemDetails.MEDIA_TYPE);
        JsonObject body = parse((String) refused.getResponse().getEntity());
        assertThat(body.getInt("status")).isEqualTo(status);
        assertThat(body.getString("code")).isEqualTo(code);
        assertThat(body.getString("detail")).endsWith(".");
        return body.getString("detail");
    }

    private static JsonObject parse(String text) {
        return Json.createReader(new StringReader(text)).readObject();
    }
}
