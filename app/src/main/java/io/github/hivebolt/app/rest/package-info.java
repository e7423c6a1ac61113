/** The REST interface below {@code /api/v1}, its metrics, and the headers of every answer. */
@NullMarked
package io.github.hivebolt.app.rest;

import org.jspecify.annotations.NullMarked;
