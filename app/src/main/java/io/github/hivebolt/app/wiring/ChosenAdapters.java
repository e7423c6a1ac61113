package io.github.hivebolt.app.wiring;

import io.github.hivebolt.app.config.AdapterCatalogue;
import io.github.hivebolt.app.config.AdapterKind;
import io.github.hivebolt.app.config.Settings;
import io.github.hivebolt.ports.LightningPayer;
import io.github.hivebolt.ports.LightningReceiver;
import io.github.hivebolt.ports.Notifier;
import io.github.hivebolt.ports.RateSource;
import io.github.hivebolt.ports.TimeSource;
import io.github.hivebolt.ports.spi.AdapterContext;
import io.github.hivebolt.ports.spi.AdapterSettings;
import io.github.hivebolt.ports.spi.LightningAdapter;
import io.github.hivebolt.ports.spi.LightningAdapterProvider;
import io.github.hivebolt.ports.spi.MalformedSettingException;
import io.github.hivebolt.ports.spi.NotifierProvider;
import io.github.hivebolt.ports.spi.RateSourceProvider;
import java.util.List;
import java.util.Optional;

/**
 * The adapters that the configuration names, opened without contacting anybody.
 *
 * @param catalogue all adapters that there are; it holds the jars of those that were dropped in
 * @param lightning the Lightning adapter
 * @param payer pays through it, and asks former nodes about their orders
 * @param receiver is paid through it, and looks after invoices of former nodes; empty where the chosen one cannot be paid
 * @param former Lightning nodes that are not paid with any more
 * @param rates rate sources
 * @param notifiers notifiers
 */
public record ChosenAdapters(
        AdapterCatalogue catalogue,
        LightningAdapter lightning,
        LightningPayer payer,
        Optional<LightningReceiver> receiver,
        List<LightningAdapter> former,
        List<RateSource> rates,
        List<Notifier> notifiers)
        implements AutoCloseable {
    /** Takes copies of the lists. */
    public ChosenAdapters {
        former = List.copyOf(former);
        rates = List.copyOf(rates);
        notifiers = List.copyOf(notifiers);
    }

    /**
     * Opens them.
     *
     * @param settings names and folders
     * @param own what each adapter reads its own settings from
     * @param context time and chance
     * @return the adapters
     * @throws MalformedSettingException with the problems of all of them together
     */
    public static ChosenAdapters open(Settings settings, AdapterSettings own, AdapterContext context)
            throws MalformedSettingException {
        AdapterCatalogue catalogue =
                AdapterCatalogue.of(settings.folders().adapters(), ChosenAdapters.class.getClassLoader());
        AdapterOpener opener = new AdapterOpener(catalogue);
        Optional<LightningAdapter> lightning = opener.open(
                AdapterKind.LIGHTNING,
                settings.lightning().adapter(),
                LightningAdapterProvider.class,
                provider -> provider.open(own, context));
        List<RateSource> rates = settings.rates().sources().stream()
                .flatMap(name -> opener
                        .open(
                                AdapterKind.RATES,
                                name,
                                RateSourceProvider.class,
                                provider -> provider.open(own, context))
                        .stream())
                .toList();
        List<Notifier> notifiers = settings.notifications().channels().stream()
                .flatMap(channel -> opener
                        .open(
                                AdapterKind.NOTIFIER,
                                channel.name(),
                                NotifierProvider.class,
                                provider -> provider.open(own, context))
                        .stream())
                .toList();
        if (!opener.problems().isEmpty()) {
            lightning.ifPresent(LightningAdapter::close);
            catalogue.close();
            throw new MalformedSettingException(opener.problems());
        }
        List<FormerNode> former =
                FormerNodes.open(catalogue, settings.lightning().adapter(), own, context);
        return of(settings, catalogue, lightning.orElseThrow(), former, rates, notifiers, context.time());
    }

    private static ChosenAdapters of(
            Settings settings,
            AdapterCatalogue catalogue,
            LightningAdapter lightning,
            List<FormerNode> former,
            List<RateSource> rates,
            List<Notifier> notifiers,
            TimeSource time) {
        return new ChosenAdapters(
                catalogue,
                lightning,
                new NodeRouter(settings.lightning().adapter(), lightning.payer(), former, time),
                lightning.receiver().map(receiver -> new ReceiverRouter(receiver, receiversOf(former))),
                former.stream().map(FormerNode::adapter).toList(),
                rates,
                notifiers);
    }

    private static List<LightningReceiver> receiversOf(List<FormerNode> former) {
        return former.stream()
                .flatMap(node -> node.adapter().receiver().stream())
                .toList();
    }

    @Override
    public void close() {
        lightning.close();
        former.forEach(LightningAdapter::close);
        catalogue.close();
    }
}
