@NullMarked
package io.github.hivebolt.domain.quote;

import org.jspecify.annotations.NullMarked;
