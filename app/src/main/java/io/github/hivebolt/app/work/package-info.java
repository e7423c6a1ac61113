/** Background workers of the server: how they are found, run and stopped. */
@NullMarked
package io.github.hivebolt.app.work;

import org.jspecify.annotations.NullMarked;
