/** The packaged gateway as a black box: started, killed and asked like any other program. */
@NullMarked
package io.github.hivebolt.e2e.gateway;

import org.jspecify.annotations.NullMarked;
