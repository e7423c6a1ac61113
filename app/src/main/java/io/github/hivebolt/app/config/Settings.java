package io.github.hivebolt.app.config;

import java.util.Optional;

/**
 * The whole configuration, validated. Immutable; printing it shows no secret.
 *
 * @param mode demo or live
 * @param http where the gateway is served
 * @param hive the gateway's account and its nodes
 * @param lightning the Lightning node
 * @param proxy for onion hosts
 * @param store the database
 * @param folders where files lie
 * @param fees what the gateway charges
 * @param limits what bounds the damage of a mistake
 * @param rates where prices come from
 * @param orders how orders to Lightning are treated
 * @param receive how orders from Lightning are treated
 * @param accounts accounts that are treated in a way of their own
 * @param alerts when the operator is told that funds are low
 * @param notifications how the operator is told
 * @param admin who may operate the gateway
 */
public record Settings(
        Mode mode,
        HttpSettings http,
        HiveSettings hive,
        LightningSettings lightning,
        Optional<ProxySettings> proxy,
        StoreSettings store,
        Folders folders,
        FeeSettings fees,
        LimitSettings limits,
        RateSettings rates,
        OrderSettings orders,
        ReceiveSettings receive,
        AccountLists accounts,
        AlertSettings alerts,
        NotifySettings notifications,
        AdminSettings admin) {}
