/** The edge of the web application: REST application, error pages, configuration source, health. */
@NullMarked
package io.github.hivebolt.app.web;

import org.jspecify.annotations.NullMarked;
