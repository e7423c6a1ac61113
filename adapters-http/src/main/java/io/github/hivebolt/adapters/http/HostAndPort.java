package io.github.hivebolt.adapters.http;

/**
 * A host and a port.
 *
 * @param host name or address
 * @param port 1 to 65535
 */
public record HostAndPort(String host, int port) {}
