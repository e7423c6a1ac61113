/** What one HIVE and one HBD are worth in satoshi, or why nobody can say. */
@NullMarked
package io.github.hivebolt.engine.rates;

import org.jspecify.annotations.NullMarked;
