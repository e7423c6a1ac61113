@NullMarked
package io.github.hivebolt.domain.order;

import org.jspecify.annotations.NullMarked;
