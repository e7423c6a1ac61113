/** The commands of the runnable jar; they run in a plain JVM, without a server. */
@NullMarked
package io.github.hivebolt.app.cli;

import org.jspecify.annotations.NullMarked;
