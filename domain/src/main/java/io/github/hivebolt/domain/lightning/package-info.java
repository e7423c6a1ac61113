@NullMarked
package io.github.hivebolt.domain.lightning;

import org.jspecify.annotations.NullMarked;
