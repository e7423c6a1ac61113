package io.github.hivebolt.app.rest;

import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.ext.Provider;

/** Bounds what a request may carry: 16 KiB, whatever its header says. */
@Provider
@Priority(Priorities.ENTITY_CODER)
public class BodyLimitFilter implements ContainerRequestFilter {
    static final int LIMIT_BYTES = 16 * 1024;

    @Override
    public void filter(ContainerRequestContext request) {
        if (request.getLength() > LIMIT_BYTES) {
            throw BoundedStream.tooLarge();
        }
        request.setEntityStream(new BoundedStream(request.getEntityStream(), LIMIT_BYTES));
    }
}
