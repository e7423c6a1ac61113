@NullMarked
package io.github.hivebolt.codec;

import org.jspecify.annotations.NullMarked;
