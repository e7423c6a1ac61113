/** Entry point of the runnable jar and the only place that knows Payara; everything else is loaded from the nested web application. */
@NullMarked
package io.github.hivebolt.app.launch;

import org.jspecify.annotations.NullMarked;
