/** The ports of the gateway directly over the models, for tests and simulations without a network. */
@NullMarked
package io.github.hivebolt.devnet.memory;

import org.jspecify.annotations.NullMarked;
