package io.github.hivebolt.app.rest;

import io.github.hivebolt.ports.store.StoreUnavailableException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Says that the store is out, which passes by itself. */
@Provider
public class StoreProblemMapper implements ExceptionMapper<StoreUnavailableException> {
    private static final Logger LOG = Logger.getLogger(StoreProblemMapper.class.getName());
    private static final int UNAVAILABLE = 503;
    private static final int RETRY_AFTER_SECONDS = 5;

    @Override
    public Response toResponse(StoreUnavailableException failure) {
        LOG.log(Level.WARNING, "the store did not answer a request: {0}", failure.getMessage());
        return Problems.response(
                        UNAVAILABLE,
                        "STORE_UNAVAILABLE",
                        "The store does not answer now; try again, and look first whether a command was carried out.")
                .header(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS)
                .build();
    }
}
