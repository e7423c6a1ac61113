package io.github.hivebolt.adapters.http;

/**
 * What the settings of a Lightning node are called, for the sentences to the operator.
 *
 * @param urlKey the setting of the address, without {@code hivebolt.}
 * @param authorityKey the setting of the certificates' file, without {@code hivebolt.}
 * @param interfaceName what is at the address: {@code clnrest}
 * @param kindOfInterface the same with its article: {@code a REST interface}
 * @param exampleUrl an address as it usually is
 * @param secretName what must not be seen on the way: {@code macaroon}
 * @param authorityFile the file that the node wrote: {@code the tls.cert that lnd wrote}
 */
public record NodeConnectionWords(
        String urlKey,
        String authorityKey,
        String interfaceName,
        String kindOfInterface,
        String exampleUrl,
        String secretName,
        String authorityFile) {}
