package io.github.hivebolt.app.receive;

import io.nayuki.qrcodegen.DataTooLongException;
import io.nayuki.qrcodegen.QrCode;
import java.util.Locale;
import java.util.Optional;

/** Draws QR codes as SVG. Pure. */
final class QrCodes {
    private static final int QUIET_ZONE = 4;

    private QrCodes() {}

    /**
     * Draws a text. A bech32 text is drawn in upper case, which makes the code smaller and means the same.
     *
     * @param text any text
     * @return the picture, or empty if the text is too long for a code
     */
    static Optional<String> svg(String text) {
        boolean bech32 = text.matches("ln[a-z0-9]+");
        try {
            QrCode code = QrCode.encodeText(bech32 ? text.toUpperCase(Locale.ROOT) : text, QrCode.Ecc.LOW);
            return Optional.of(draw(code));
        } catch (DataTooLongException tooLong) {
            return Optional.empty();
        }
    }

    private static String draw(QrCode code) {
        int size = code.size + 2 * QUIET_ZONE;
        StringBuilder path = new StringBuilder();
        for (int y = 0; y < code.size; y++) {
            for (int x = 0; x < code.size; x++) {
                if (code.getModule(x, y)) {
                    path.append('M')
                            .append(x + QUIET_ZONE)
                            .append(',')
                            .append(y + QUIET_ZONE)
                            .append("h1v1h-1z");
                }
            }
        }
        return "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 " + size + " " + size
                + "\" shape-rendering=\"crispEdges\"><rect width=\"100%\" height=\"100%\" fill=\"#fff\"/><path d=\""
                + path + "\" fill=\"#000\"/></svg>";
    }
}
