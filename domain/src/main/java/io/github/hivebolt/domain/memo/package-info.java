@NullMarked
package io.github.hivebolt.domain.memo;

import org.jspecify.annotations.NullMarked;
