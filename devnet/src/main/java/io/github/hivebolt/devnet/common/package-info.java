/** What chain, Lightning network and servers share. */
@NullMarked
package io.github.hivebolt.devnet.common;

import org.jspecify.annotations.NullMarked;
