/** A real browser, driven over its own debugging protocol. */
@NullMarked
package io.github.hivebolt.e2e.browser;

import org.jspecify.annotations.NullMarked;
