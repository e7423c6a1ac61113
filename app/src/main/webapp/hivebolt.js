// Whatever comes from the gateway is put on the page as text, never as markup.
const REFRESH_MILLIS = 2000;
const TIMEOUT_MILLIS = 8000;
const FINAL_STATES = ['done', 'refunded', 'kept', 'expired', 'cancelled'];
const ORDER_ID = /^([0-9a-f]{40}(-[0-9]{1,9})?|v[0-9]{1,10}-[0-9]{1,10}-[0-9]{1,9}|r[0-9a-z]{8,32})$/;

const OVERALL = {
  up: ['✓', 'All is well', 'Transfers are served within seconds.'],
  degraded: ['!', 'Working, with limits', 'Something is not as it should be. Some transfers may take longer; no money is lost.'],
  down: ['✕', 'Out of service for now', 'Transfers are kept safe and served by themselves as soon as this is over: paid, or returned in full.'],
  paused: ['‖', 'Paused by the operator', 'New transfers wait until the pause ends. Refunds and change are sent as usual.'],
  unreachable: ['?', 'No answer from the gateway', 'This page keeps trying. Transfers that you made are not lost.'],
};
const PARTY_STATES = {up: '✓ works', degraded: '! in part', down: '✕ no answer', unknown: '… not asked yet'};
const PARTY_NAMES = {hive: 'Hive blockchain', lightning: 'Lightning node', store: 'Database'};
const ORDER_STATES = {
  received: ['Received', 'Your transfer has arrived and is about to be looked at.'],
  waiting: ['Waiting', 'It will be paid soon. If that takes too long, all of it comes back.'],
  paying: ['Being paid', 'The payment is on its way. The gateway waits until it knows the outcome for certain.'],
  paid: ['Paid', 'The payee has the money.'],
  change_pending: ['Paid', 'The payee has the money, and your change is on its way.'],
  done: ['Done', 'The payee has the money, and what was left came back.'],
  refund_pending: ['Being returned', 'It could not be paid. All of it is on its way back.'],
  refunded: ['Returned', 'It could not be paid. All of it came back.'],
  kept: ['Kept', 'This transfer asked for nothing, so nothing is sent back.'],
  parked: ['With the operator', 'A human has to look at it first. The money is untouched.'],
  open: ['Waiting for the payment', 'Nobody has paid the invoice yet.'],
  accepted: ['Held', 'The payment has arrived and is held while the gateway makes sure that it can deliver.'],
  settling: ['Being taken', 'Everything is fine; the payment is being taken.'],
  payout_pending: ['Paid', 'The payment is made, and the delivery on Hive is on its way.'],
  expired: ['Expired', 'Nobody paid in time, and nobody can any more.'],
  cancelled: ['Given back', 'It could not be delivered, so the payer has the money back.'],
};
const COUNTED = [
  ['Paid', ['paid', 'change_pending', 'done']],
  ['Returned in full', ['refund_pending', 'refunded']],
  ['Being paid now', ['received', 'paying']],
  ['Waiting', ['waiting']],
  ['With the operator', ['parked']],
  ['Kept as gifts or own funds', ['kept']],
];
const WAITING = {
  NO_RATE: 'No trustworthy exchange rate just now.',
  LIGHTNING_NOT_READY: 'The Lightning node is not ready just now.',
  PAYEE_SILENT: 'The payee has not given an invoice yet.',
  EXPOSURE_FULL: 'Other payments come first.',
  ACCOUNT_HELD: 'An earlier payment of this account is still open.',
  HOT: 'Very many payments just now.',
  PAUSED: 'The operator paused the gateway.',
  RECOVERING: 'The gateway has just started.',
  STORE_BEHIND: 'The gateway stopped sending for safety.',
};
const TRANSFER_KINDS = {change: 'Change', refund: 'Refund', payout: 'Payout'};
const TRANSFER_STATES = {planned: 'about to be sent', signed: 'on its way', confirmed: 'arrived', held: 'with the operator'};

const $ = id => document.getElementById(id);
const whole = new Intl.NumberFormat('en');
let info = null;
let lookedUp = null;
let clockOffsetMillis = 0;
let lastAnswerAt = null;

function element(tag, attributes, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name === 'class') made.className = value;
    else made.setAttribute(name, value);
  }
  made.append(...children.filter(child => child !== null && child !== undefined && child !== ''));
  return made;
}

/** Replaces what is shown only if it changed, so that nothing flickers and screen readers stay silent. */
function show(target, children) {
  const fresh = element('div', {}, ...children);
  const old = element('div', {});
  old.append(...[...target.childNodes].map(node => node.cloneNode(true)));
  if (!fresh.isEqualNode(old)) target.replaceChildren(...fresh.childNodes);
}

function say(id, text) {
  const target = $(id);
  if (target.textContent !== text) target.textContent = text;
}

function sinceWords(seconds) {
  const rest = Math.max(0, Math.floor(seconds));
  if (rest < 60) return rest + ' s';
  if (rest < 3600) return Math.floor(rest / 60) + ' min';
  if (rest < 86400) return Math.floor(rest / 3600) + ' h ' + Math.floor(rest / 60) % 60 + ' min';
  return Math.floor(rest / 86400) + ' d ' + Math.floor(rest / 3600) % 24 + ' h';
}

function secondsSince(instant) {
  return (Date.now() + clockOffsetMillis - Date.parse(instant)) / 1000;
}

function clock(instant) {
  return new Date(instant).toLocaleString('en-GB', {dateStyle: 'medium', timeStyle: 'medium'});
}

function sats(count) {
  return whole.format(count) + (count === 1 ? ' sat' : ' sats');
}

/** Asks for an invoice as any wallet does: by the account's Lightning address. */
async function makeInvoice(event) {
  event.preventDefault();
  const name = $('payee').value.trim() + ($('asset').value === 'HBD' ? '+hbd' : '');
  say('ask-note', 'One moment.');
  $('invoice').hidden = true;
  try {
    const offer = await lnurl('.well-known/lnurlp/' + encodeURIComponent(name));
    const callback = new URL(offer.callback);
    const query = new URLSearchParams({amount: String(Number($('invoice-sats').value) * 1000), comment: $('comment').value});
    const answer = await fetch(callback.pathname.slice(1) + '?' + query, {cache: 'no-store'});
    const made = await answer.json();
    if (made.status === 'ERROR') throw new Error(made.reason);
    say('ask-note', '');
    $('qr').src = 'api/v1/qr?' + new URLSearchParams({text: made.pr});
    say('invoice-text', made.pr);
    $('pay').disabled = false;
    $('invoice').hidden = false;
    watchInvoice(answer.headers.get('Hivebolt-Order'));
  } catch (failure) {
    say('ask-note', failure.message);
  }
}

async function lnurl(path) {
  const answer = await fetch(path, {cache: 'no-store', signal: AbortSignal.timeout(TIMEOUT_MILLIS)});
  const body = await answer.json();
  if (body.status === 'ERROR') throw new Error(body.reason);
  return body;
}

let watched = null;

async function watchInvoice(id) {
  watched = id;
  while (watched === id) {
    try {
      const order = await (await fetch('api/v1/orders/' + id, {cache: 'no-store'})).json();
      if (watched !== id) return;
      const [title, words] = ORDER_STATES[order.state] ?? [order.state, ''];
      const payout = order.transfers[0];
      const delivery = payout ? ' ' + payout.amount + ' ' + payout.asset + ' ' + (TRANSFER_STATES[payout.state] ?? '') + '.' : '';
      say('invoice-state', (order.state === 'done' ? 'Delivered:' : title + ': ' + words) + delivery);
      if (order.state !== 'open') $('pay').disabled = true;
      if (FINAL_STATES.includes(order.state)) return;
    } catch {
      say('invoice-state', 'No answer from the gateway; this page keeps trying.');
    }
    await new Promise(wake => setTimeout(wake, 1000));
  }
}

async function payInvoice() {
  $('pay').disabled = true;
  const answer = await fetch('api/v1/demo/pay', {
    method: 'POST',
    headers: {'Content-Type': 'application/json'},
    body: JSON.stringify({paymentRequest: $('invoice-text').textContent}),
  });
  if (!answer.ok) say('invoice-state', (await answer.json()).detail);
}

async function ask(path) {
  const answer = await fetch(path, {
    headers: {Accept: 'application/json'},
    credentials: 'omit',
    signal: AbortSignal.timeout(TIMEOUT_MILLIS),
  });
  const body = await answer.json();
  return {status: answer.status, body};
}

function showOverall(state) {
  const [sign, title, text] = OVERALL[state] ?? OVERALL.unreachable;
  $('overall').dataset.state = state === 'unreachable' ? 'down' : state;
  say('overall-sign', sign);
  say('overall-title', title);
  say('overall-text', text);
  document.title = title + ' · Hivebolt';
}

function openIncident(incident) {
  return element('li', {},
    element('h3', {}, incident.title),
    element('p', {}, 'Since ' + sinceWords(secondsSince(incident.since)) + ': ' + incident.effect));
}

function pastIncident(incident) {
  return element('li', {},
    element('h3', {}, incident.title),
    element('p', {class: 'when'}, clock(incident.since) + ', for ' + sinceWords(incident.durationSeconds)),
    incident.summary ? element('p', {}, incident.summary) : null);
}

function party(one) {
  return element('li', {},
    element('span', {class: 'who'}, PARTY_NAMES[one.name] ?? one.name),
    (one.state === 'down' || one.state === 'degraded') && one.since ? element('span', {class: 'when'}, 'for ' + sinceWords(secondsSince(one.since))) : null,
    element('span', {class: 'pill', 'data-state': one.state}, PARTY_STATES[one.state] ?? one.state));
}

function facts(pairs) {
  return pairs.filter(([, value]) => value !== null && value !== undefined)
    .flatMap(([name, value]) => [element('dt', {}, name), element('dd', {}, value)]);
}

function blockFacts(blocks) {
  if (!blocks) return [];
  const number = value => value === undefined ? undefined : whole.format(value);
  return facts([
    ['Hive block read', number(blocks.read)],
    ['Newest Hive block', number(blocks.head)],
    ['Behind by', blocks.lagSeconds === undefined ? undefined : sinceWords(blocks.lagSeconds)
      + (blocks.lagBlocks === undefined ? '' : ', ' + whole.format(blocks.lagBlocks) + (blocks.lagBlocks === 1 ? ' block' : ' blocks'))],
  ]);
}

function counts(orders) {
  const rows = COUNTED.map(([words, states]) => [words, states.reduce((sum, state) => sum + (orders[state] ?? 0), 0)])
    .filter(([, count]) => count > 0);
  if (rows.length === 0) return [element('li', {class: 'empty'}, 'None yet.')];
  return rows.map(([words, count]) => element('li', {},
    element('span', {class: 'what'}, words), element('span', {class: 'number'}, whole.format(count))));
}

function showStatus(status) {
  clockOffsetMillis = Date.parse(status.now) - Date.now();
  showOverall(status.overall);
  $('open').hidden = status.openIncidents.length === 0;
  show($('open-list'), status.openIncidents.map(openIncident));
  show($('past'), status.lastIncidents.length === 0
    ? [element('li', {class: 'empty'}, 'None.')]
    : status.lastIncidents.slice(0, 8).map(pastIncident));
  show($('parties'), status.parties.map(party));
  show($('blocks'), [...blockFacts(status.blocks), ...facts([
    ['Messages to the operator', status.queuedNotifications > 0
      ? whole.format(status.queuedNotifications) + ' waiting' : undefined]])]);
  show($('orders'), counts(status.orders));
}

function fee(part) {
  const percent = whole.format(part.ppm / 10000) + ' %';
  return part.baseSats > 0 ? sats(part.baseSats) + ' + ' + percent : percent;
}

function days(seconds) {
  return seconds % 86400 === 0 ? seconds / 86400 + ' d' : seconds % 3600 === 0 ? seconds / 3600 + ' h' : seconds / 60 + ' min';
}

function showInfo(fresh) {
  info = fresh;
  say('account', '@' + info.account);
  $('copy').hidden = !navigator.clipboard;
  $('mode').hidden = info.mode !== 'demo';
  $('receive').hidden = info.mode !== 'demo';
  say('version', 'Version ' + info.version + ' ·');
  show($('terms'), facts([
    ['Fee', fee(info.fee)],
    ['Routing, at most', fee(info.routingReserve)],
    ['Amount', whole.format(info.limits.minSats) + ' to ' + sats(info.limits.maxSats)],
    ...info.limits.windows.map(window => ['In ' + days(window.seconds), 'up to ' + sats(window.sats)]),
    ...info.rates.map(rate => ['1 ' + rate.asset, whole.format(Number(rate.satsPerUnit)) + ' sats']),
    ['Networks', 'Hive ' + info.networks.hive.network
      + (info.networks.lightning ? ', Lightning ' + info.networks.lightning : '')],
  ]));
  calculate();
}

/** An estimate for people; what counts is priced by the gateway when it pays. */
function calculate() {
  $('calculator').hidden = !info || info.rates.length === 0;
  if (!info) return;
  const amount = Number($('sats').value);
  if (!Number.isSafeInteger(amount) || amount < info.limits.minSats || amount > info.limits.maxSats) {
    say('cost', 'The gateway pays ' + whole.format(info.limits.minSats) + ' to ' + sats(info.limits.maxSats) + '.');
    return;
  }
  const part = terms => terms.baseSats + amount * terms.ppm / 1e6;
  const needed = (amount + part(info.fee) + part(info.routingReserve)) * 1.01;
  const costs = info.rates.map(rate => (Math.ceil(needed / Number(rate.satsPerUnit) * 1000) / 1000).toFixed(3) + ' ' + rate.asset);
  say('cost', 'takes about ' + costs.join(' or ') + '. What is left comes back.');
}

function transferRow(transfer) {
  const words = (TRANSFER_KINDS[transfer.kind] ?? transfer.kind) + ' of ' + transfer.amount + ' ' + transfer.asset + ': '
    + (TRANSFER_STATES[transfer.state] ?? transfer.state);
  return element('p', {}, words + (transfer.trxId ? ' in ' : '.'), transfer.trxId ? element('code', {}, transfer.trxId) : null);
}

function pillState(state) {
  if (FINAL_STATES.includes(state)) return 'up';
  return state === 'parked' ? 'degraded' : 'paused';
}

function orderBox(order) {
  const [title, text] = ORDER_STATES[order.state] ?? [order.state, ''];
  const reason = order.reasonText ? 'The reason: ' + order.reasonText + '.' : WAITING[order.waitingFor];
  return element('div', {class: 'found'},
    element('h3', {}, element('span', {class: 'pill', 'data-state': pillState(order.state)}, title),
      order.received + ' ' + order.asset + (order.amountSats === undefined ? '' : ' for ' + sats(order.amountSats))),
    element('p', {}, text),
    reason ? element('p', {}, reason) : null,
    ...order.transfers.map(transferRow),
    element('ol', {class: 'timeline', 'aria-label': 'What happened'}, ...order.history.map(step => element('li', {},
      element('span', {}, (ORDER_STATES[step.state] ?? [step.state])[0]), element('span', {class: 'when'}, clock(step.at))))));
}

function tellFinder(text) {
  show($('found'), [element('p', {class: 'found problem'}, text)]);
}

async function lookUp() {
  const id = lookedUp;
  if (!id) return;
  try {
    const {status, body} = await ask('api/v1/orders/' + encodeURIComponent(id));
    if (id !== lookedUp) return;
    if (status === 200) {
      show($('found'), [orderBox(body)]);
      if (FINAL_STATES.includes(body.state)) lookedUp = null;
    } else if (status === 404) {
      tellFinder('Not known here yet. A transfer shows up once Hive has made it irreversible, usually within seconds; while the'
        + ' gateway is out it is found afterwards.');
    } else {
      tellFinder(typeof body.detail === 'string' ? body.detail : 'The gateway could not answer.');
    }
  } catch {
    tellFinder('The gateway does not answer just now; this page keeps trying.');
  }
}

function find(text) {
  const id = text.trim().toLowerCase();
  if (!ORDER_ID.test(id)) {
    lookedUp = null;
    tellFinder('That is no transaction id: it has 40 letters (a to f) and digits.');
    return;
  }
  lookedUp = id;
  lookUp();
}

async function refresh() {
  if (document.hidden && lastAnswerAt !== null) return;
  const [status, terms] = await Promise.allSettled([ask('api/v1/status'), ask('api/v1/info'), lookUp()]);
  if (status.status === 'fulfilled' && status.value.status === 200) {
    lastAnswerAt = Date.now();
    showStatus(status.value.body);
  } else {
    showOverall('unreachable');
  }
  if (terms.status === 'fulfilled' && terms.value.status === 200) showInfo(terms.value.body);
  say('freshness', lastAnswerAt === null ? 'No answer yet.' : 'As of ' + new Date(lastAnswerAt).toLocaleTimeString('en-GB') + '.');
}

async function keepRefreshing() {
  try {
    await refresh();
  } finally {
    setTimeout(keepRefreshing, REFRESH_MILLIS);
  }
}

function fromAddress() {
  const id = new URLSearchParams(location.hash.slice(1)).get('order');
  if (id !== null) {
    $('order').value = id.slice(0, 60);
    find(id);
  }
}

$('find').addEventListener('submit', event => {
  event.preventDefault();
  find($('order').value);
});
$('ask').addEventListener('submit', makeInvoice);
$('pay').addEventListener('click', payInvoice);
$('calculator').addEventListener('submit', event => event.preventDefault());
$('sats').addEventListener('input', calculate);
$('copy').addEventListener('click', async () => {
  await navigator.clipboard.writeText(info.account);
  say('copy', 'Copied');
  setTimeout(() => say('copy', 'Copy'), 1500);
});
addEventListener('hashchange', fromAddress);
document.addEventListener('visibilitychange', () => document.hidden || refresh());
fromAddress();
keepRefreshing();
