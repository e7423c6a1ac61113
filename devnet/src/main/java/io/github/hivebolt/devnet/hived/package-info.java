/** hived's JSON-RPC interface over the chain model, as real nodes answer: errors come with HTTP 200. */
@NullMarked
package io.github.hivebolt.devnet.hived;

import org.jspecify.annotations.NullMarked;
