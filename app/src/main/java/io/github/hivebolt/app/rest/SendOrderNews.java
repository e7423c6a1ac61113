package io.github.hivebolt.app.rest;

import io.github.hivebolt.engine.GatewayDesk;
import java.util.Optional;

/** How orders from Hive to Lightning are, for those who follow them. Thread-safe. */
public final class SendOrderNews {
    private final GatewayDesk desk;

    SendOrderNews(GatewayDesk desk) {
        this.desk = desk;
    }

    /**
     * How one is now.
     *
     * @param idOrTransaction the order's id, or the Hive transaction that brought its money
     * @param full whether all may be told, as to the operator, or only what everybody may see
     * @return the news, or empty if there is no such order
     */
    public Optional<OrderNews> of(String idOrTransaction, boolean full) {
        return desk.order(idOrTransaction)
                .map(dossier -> new OrderNews(
                        dossier.row().order().state().label(),
                        dossier.history().size(),
                        dossier.row().order().state().isFinal(),
                        full ? OrderReport.full(dossier) : OrderReport.reduced(dossier)));
    }
}
