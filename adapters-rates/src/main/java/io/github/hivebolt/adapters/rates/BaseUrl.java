package io.github.hivebolt.adapters.rates;

import io.github.hivebolt.ports.spi.AdapterSettings;
import io.github.hivebolt.ports.spi.MalformedSettingException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;

/** The address of a source, which can be a mirror. */
final class BaseUrl {
    private BaseUrl() {}

    static URI read(AdapterSettings settings, String key, String publicUrl) throws MalformedSettingException {
        String text = settings.text(key).orElse(publicUrl);
        try {
            URI uri = new URI(text.endsWith("/") ? text.substring(0, text.length() - 1) : text);
            boolean web = "http".equalsIgnoreCase(uri.getScheme()) || "https".equalsIgnoreCase(uri.getScheme());
            if (web
                    && uri.getHost() != null
                    && uri.getUserInfo() == null
                    && uri.getQuery() == null
                    && uri.getFragment() == null) {
                return uri;
            }
        } catch (URISyntaxException malformed) {
            // Falls through to the sentence below.
        }
        throw new MalformedSettingException(List.of("hivebolt." + key
                + " must be a web address without user name and query, for instance " + publicUrl
                + "; remove it to use that one."));
    }
}
