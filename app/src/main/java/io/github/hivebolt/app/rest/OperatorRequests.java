package io.github.hivebolt.app.rest;

import io.github.hivebolt.domain.lightning.Preimage;
import io.github.hivebolt.domain.order.Direction;
import io.github.hivebolt.domain.order.OperatorCommand;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What the operator sends, and what is made of it. */
public final class OperatorRequests {
    private static final int UNPROCESSABLE = 422;
    private static final int CONFLICT = 409;
    private static final int LONGEST_EVIDENCE = 1_000;
    private static final int LONGEST_PATH = 1_000;
    private static final Pattern HEX_32_BYTES = Pattern.compile("[0-9a-f]{64}");

    private OperatorRequests() {}

    /**
     * Which direction.
     *
     * @param direction {@code send}, {@code receive} or {@code all}
     */
    @Schema(name = "DirectionRequest")
    public record Which(
            @Schema(
                    enumeration = {"send", "receive", "all"},
                    required = true)
            Optional<String> direction) {
        static final String EXAMPLE = "{\"direction\":\"all\"}";

        List<Direction> directions() {
            return switch (direction.orElse("")) {
                case "send" -> List.of(Direction.SEND);
                case "receive" -> List.of(Direction.RECEIVE);
                case "all" -> List.of(Direction.SEND, Direction.RECEIVE);
                default ->
                    throw Problems.badRequest("INVALID_DIRECTION", "The direction must be send, receive or all.");
            };
        }
    }

    /**
     * What became of a payment.
     *
     * @param outcome {@code paid} or {@code never-paid}
     * @param preimage the proof, where it was paid
     * @param evidence what the operator looked at, where it was not
     */
    @Schema(name = "Resolution")
    public record Resolution(
            @Schema(
                    enumeration = {"paid", "never-paid"},
                    required = true)
            Optional<String> outcome,

            Optional<String> preimage,
            Optional<String> evidence) {
        static final String EXAMPLE = "{\"outcome\":\"paid\",\"preimage\":\"<64 hex digits>\"} or"
                + " {\"outcome\":\"never-paid\",\"evidence\":\"what you looked at\"}";

        OperatorCommand command() {
            return switch (outcome.orElse("")) {
                case "paid" -> new OperatorCommand.ResolvePaid(proof());
                case "never-paid" -> new OperatorCommand.ResolveNeverPaid(statement());
                default -> throw Problems.badRequest("INVALID_OUTCOME", "The outcome must be paid or never-paid.");
            };
        }

        private Preimage proof() {
            String hex = preimage.orElse("").strip().toLowerCase(Locale.ROOT);
            if (!HEX_32_BYTES.matcher(hex).matches()) {
                throw Problems.of(
                        UNPROCESSABLE,
                        "WRONG_PREIMAGE",
                        "A payment is proved by its preimage of 64 hex digits; the node's payment record has it.");
            }
            return new Preimage(hex);
        }

        private String statement() {
            String text = evidence.orElse("").strip();
            if (text.isEmpty() || text.length() > LONGEST_EVIDENCE) {
                throw Problems.badRequest(
                        "EVIDENCE_MISSING",
                        "Say in at most 1000 characters what shows that it was never paid; it goes into the audit log.");
            }
            return text;
        }

        @Override
        public String toString() {
            return "Resolution[" + outcome + "]";
        }
    }

    /**
     * Where to.
     *
     * @param file an absolute path where no file is yet
     */
    @Schema(name = "BackupRequest")
    public record BackupTarget(
            @Schema(example = "/var/backups/hivebolt.zip", required = true)
            Optional<String> file) {
        static final String EXAMPLE = "{\"file\":\"/var/backups/hivebolt.zip\"}";

        Path path() {
            Path path = parse(file.orElse(""))
                    .filter(Path::isAbsolute)
                    .orElseThrow(() -> Problems.badRequest(
                            "INVALID_PATH", "The file must be an absolute path on the gateway's machine."));
            if (Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
                throw Problems.of(CONFLICT, "FILE_EXISTS", "There is such a file already; name a new one.");
            }
            if (path.getParent() == null || !Files.isDirectory(path.getParent())) {
                throw Problems.badRequest("INVALID_PATH", "The folder of that file does not exist; make it first.");
            }
            return path;
        }

        private static Optional<Path> parse(String text) {
            try {
                return text.isBlank() || text.length() > LONGEST_PATH ? Optional.empty() : Optional.of(Path.of(text));
            } catch (InvalidPathException impossible) {
                return Optional.empty();
            }
        }
    }
}
