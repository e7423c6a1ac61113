/** The configuration: every key, its default and its check, the same for the command line and the server. */
@NullMarked
package io.github.hivebolt.app.config;

import org.jspecify.annotations.NullMarked;
