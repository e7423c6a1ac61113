/**
 * A real Lightning network of btcd and two lnd nodes for the end-to-end tests, built from source and run on loopback.
 */
@NullMarked
package io.github.hivebolt.e2e.lightning;

import org.jspecify.annotations.NullMarked;
