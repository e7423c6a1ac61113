// Has an invoice made for a Lightning address by two libraries: client.mjs LIBRARY GATEWAY ADDRESS SATS. Prints the invoice.
import assert from 'node:assert';

const [library, gateway, address, sats] = process.argv.slice(2);
const domain = address.split('@')[1];
const direct = globalThis.fetch;

// Stands for DNS and the TLS proxy that a gateway has in front.
const proxied = (where, options) => {
  const url = new URL(where);
  assert.equal(url.origin, `https://${domain}`);
  return direct(new URL(url.pathname + url.search, gateway), options);
};
globalThis.fetch = proxied;

const clients = {
  'lnurl-pay': async () => {
    const { requestInvoice, utils } = await import('lnurl-pay');
    const fetchGet = async ({ url, params = {} }) => {
      const whole = new URL(url);
      Object.entries(params).forEach(([name, value]) => whole.searchParams.set(name, value));
      return (await proxied(whole)).json();
    };
    const made = await requestInvoice({
      lnUrlOrAddress: address, tokens: utils.toSats(Number(sats)), comment: 'from lnurl-pay', fetchGet, validateInvoice: true,
    });
    assert(made.hasValidAmount && made.hasValidDescriptionHash, 'amount and description hash');
    assert.equal(made.params.identifier, address);
    assert.equal(made.successAction.tag, 'message');
    return made.invoice;
  },
  '@getalby/lightning-tools': async () => {
    const { LightningAddress } = await import('@getalby/lightning-tools/lnurl');
    const person = new LightningAddress(address, { proxy: false });
    await person.fetch();
    assert.equal(person.lnurlpData.identifier, address);
    const invoice = await person.requestInvoice({
      satoshi: Number(sats), comment: 'from lightning-tools', payerdata: { name: 'bob' },
    });
    assert.equal(invoice.satoshi, Number(sats));
    assert.equal(await invoice.isPaid(), false);
    return invoice.paymentRequest;
  },
};
console.log(await clients[library]());
