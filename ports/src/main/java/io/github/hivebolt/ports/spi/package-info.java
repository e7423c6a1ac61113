/** How adapters are found and opened: one provider class per adapter, registered for {@link java.util.ServiceLoader}. */
@NullMarked
package io.github.hivebolt.ports.spi;

import org.jspecify.annotations.NullMarked;
