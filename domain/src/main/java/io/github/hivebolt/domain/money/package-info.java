@NullMarked
package io.github.hivebolt.domain.money;

import org.jspecify.annotations.NullMarked;
