package io.github.hivebolt.app.config;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;

/** Reads files that hold one secret. */
final class SecretFiles {
    private static final int MAX_BYTES = 64 * 1024;

    private SecretFiles() {}

    /**
     * The trimmed content; a binary file (lnd's macaroon) is given in hex.
     *
     * @throws Malformed if the file cannot be read, is empty or is too large; the message names the reason only
     */
    static String read(Path file) throws Malformed {
        byte[] content = bytes(file);
        if (content.length > MAX_BYTES) {
            throw new Malformed("the file is larger than " + MAX_BYTES + " bytes");
        }
        String text = textOrHex(content).strip();
        if (text.isEmpty()) {
            throw new Malformed("the file is empty");
        }
        return text;
    }

    private static byte[] bytes(Path file) throws Malformed {
        if (!Files.exists(file)) {
            throw new Malformed("the file does not exist");
        }
        if (Files.isDirectory(file)) {
            throw new Malformed("this is a folder, not a file");
        }
        try (InputStream content = Files.newInputStream(file)) {
            return content.readNBytes(MAX_BYTES + 1);
        } catch (IOException unreadable) {
            throw new Malformed("the file cannot be read");
        }
    }

    private static String textOrHex(byte[] content) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(content))
                    .toString();
            boolean plain =
                    text.chars().allMatch(c -> c == '\n' || c == '\r' || c == '\t' || !Character.isISOControl(c));
            return plain ? text : HexFormat.of().formatHex(content);
        } catch (CharacterCodingException binary) {
            return HexFormat.of().formatHex(content);
        }
    }
}
