@NullMarked
package io.github.hivebolt.adapters.hive;

import org.jspecify.annotations.NullMarked;
