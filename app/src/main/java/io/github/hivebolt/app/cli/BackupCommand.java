package io.github.hivebolt.app.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.github.hivebolt.adapters.store.Stores;
import java.nio.file.Path;
import java.util.List;

/** Writes a consistent copy of the embedded store while the gateway runs, or reads one back. */
final class BackupCommand implements Command {
    @Override
    public int run(List<String> args, CommandContext context) {
        if (args.size() == 2 && args.getFirst().equals("--verify")) {
            return verify(Path.of(args.get(1)), context);
        }
        if (args.size() != 1 || args.getFirst().startsWith("-")) {
            context.err().println("hivebolt backup: backup FILE | backup --verify FILE");
            return USAGE;
        }
        Path file = Path.of(args.getFirst()).toAbsolutePath();
        OperatorClient.Reply reply = OperatorClient.of(context)
                .post(
                        "/api/v1/admin/backup",
                        JsonNodeFactory.instance.objectNode().put("file", file.toString()));
        if (!reply.good()) {
            context.err().println("hivebolt backup: " + reply.words());
            return FAILED;
        }
        context.out().println("The backup is in " + file + ".");
        return verify(file, context);
    }

    private static int verify(Path file, CommandContext context) {
        try {
            context.out().println(Stores.verifyBackup(file).sentence());
            return OK;
        } catch (RuntimeException unreadable) {
            context.err().println("hivebolt backup: " + file + " cannot be read back: " + unreadable.getMessage());
            return FAILED;
        }
    }
}
