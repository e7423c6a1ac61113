@NullMarked
package io.github.hivebolt.domain.hive;

import org.jspecify.annotations.NullMarked;
