package io.github.hivebolt.ports.spi;

/**
 * The version of everything in {@code io.github.hivebolt.ports} and {@code io.github.hivebolt.domain} that an adapter
 * compiles against. It grows when something changes so that an adapter that was built before could break.
 *
 * <p>A jar that is dropped into {@code hivebolt.adapters-dir} says in its manifest which version it was built for; a jar
 * of another version is refused before any of its classes is loaded.
 */
public final class PortVersion {
    /** The version of this gateway's ports. */
    public static final int CURRENT = 1;

    /** The attribute in the main section of an adapter's manifest, whose value is the version it was built for. */
    public static final String MANIFEST_ATTRIBUTE = "Hivebolt-Port-Version";

    private PortVersion() {}
}
