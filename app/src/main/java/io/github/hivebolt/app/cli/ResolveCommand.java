package io.github.hivebolt.app.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** Tells the gateway how a parked order ended, or lets go what is held. */
final class ResolveCommand implements Command {
    private static final String HELP = "hivebolt resolve: resolve ID paid PREIMAGE | resolve ID never-paid \"EVIDENCE\""
            + " | resolve ID refund | resolve ID retry";

    @Override
    public int run(List<String> args, CommandContext context) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        String action;
        if (args.size() == 3 && args.get(1).equals("paid")) {
            action = "resolve";
            body.put("outcome", "paid").put("preimage", args.get(2));
        } else if (args.size() == 3 && args.get(1).equals("never-paid")) {
            action = "resolve";
            body.put("outcome", "never-paid").put("evidence", args.get(2));
        } else if (args.size() == 2 && List.of("refund", "retry").contains(args.get(1))) {
            action = args.get(1);
        } else {
            context.err().println(HELP);
            return USAGE;
        }
        String path = "/api/v1/admin/orders/" + OperatorClient.segment(args.getFirst()) + "/" + action;
        OperatorClient.Reply reply = OperatorClient.of(context).post(path, body);
        if (!reply.good()) {
            context.err().println("hivebolt resolve: " + reply.words());
            return FAILED;
        }
        OrderCommand.print(reply.body(), context.out());
        return OK;
    }
}
