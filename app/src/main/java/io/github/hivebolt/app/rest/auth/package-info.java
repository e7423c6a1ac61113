/** Who may operate the gateway: the admin password, where it comes from and how it is checked. */
@NullMarked
package io.github.hivebolt.app.rest.auth;

import org.jspecify.annotations.NullMarked;
