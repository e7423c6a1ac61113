/**
 * The adapter for LND, spoken to over its REST interface.
 *
 * <p>The macaroon needs these permissions, and no more: {@code uri:/lnrpc.Lightning/GetInfo},
 * {@code uri:/lnrpc.Lightning/ChannelBalance}, {@code uri:/lnrpc.Lightning/ListChannels},
 * {@code uri:/lnrpc.Lightning/PendingChannels}, {@code uri:/lnrpc.Lightning/ListPayments},
 * {@code uri:/lnrpc.Lightning/ListInvoices}, {@code uri:/routerrpc.Router/SendPaymentV2} and
 * {@code uri:/routerrpc.Router/TrackPaymentV2}; to receive also {@code uri:/lnrpc.Lightning/LookupInvoice},
 * {@code uri:/invoicesrpc.Invoices/AddHoldInvoice}, {@code uri:/invoicesrpc.Invoices/SettleInvoice} and
 * {@code uri:/invoicesrpc.Invoices/CancelInvoice}.
 */
@NullMarked
package io.github.hivebolt.adapters.lnd;

import org.jspecify.annotations.NullMarked;
