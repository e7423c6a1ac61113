package io.github.hivebolt.app.receive;

import io.github.hivebolt.app.rest.Problems;
import io.github.hivebolt.ports.store.ApiKey;
import java.util.Optional;

/** Lets holders of API keys in. Thread-safe. */
final class KeyGate {
    private static final int FORBIDDEN = 403;

    private final ApiKeys keys;

    KeyGate(ApiKeys keys) {
        this.keys = keys;
    }

    /** The key that is shown, which must have a scope. */
    ApiKey require(Optional<String> authorization, Scope scope) {
        return switch (keys.check(authorization)) {
            case ApiKeys.Caller.Holder holder when holder.may(scope) -> holder.key();
            case ApiKeys.Caller.Holder ignored ->
                throw Problems.of(
                        FORBIDDEN,
                        "SCOPE_MISSING",
                        "This API key lacks the scope " + scope.label() + " that this needs.");
            case ApiKeys.Caller.Nobody ignored ->
                throw Problems.bearerNeeded("An API key is needed here: Authorization: Bearer hb_...");
            case ApiKeys.Caller.Stranger ignored ->
                throw Problems.bearerNeeded("This API key is wrong or was revoked.");
        };
    }
}
