@NullMarked
package io.github.hivebolt.domain.incident;

import org.jspecify.annotations.NullMarked;
