/** Lightning to Hive over HTTP: invoices, quotes, API keys, events, webhooks, LNURL-pay and Lightning addresses. */
@NullMarked
package io.github.hivebolt.app.receive;

import org.jspecify.annotations.NullMarked;
