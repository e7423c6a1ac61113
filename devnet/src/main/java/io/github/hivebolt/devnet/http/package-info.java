/** A small HTTP/1.1 server that can fail in every way that a node on the Internet fails. */
@NullMarked
package io.github.hivebolt.devnet.http;

import org.jspecify.annotations.NullMarked;
