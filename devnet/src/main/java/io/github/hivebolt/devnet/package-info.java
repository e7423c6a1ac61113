@NullMarked
package io.github.hivebolt.devnet;

import org.jspecify.annotations.NullMarked;
