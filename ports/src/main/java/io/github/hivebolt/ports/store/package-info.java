/** The store: what must survive every crash. All of it is the contract of one adapter. */
@NullMarked
package io.github.hivebolt.ports.store;

import org.jspecify.annotations.NullMarked;
