import { useEffect, useState } from '/vendor/htm/standalone.module.js';
import { askTagged, problemOf } from './api.js';
import { newId } from './ids.js';
import { accountId } from './session.js';
import { all, amend, remove } from './store.js';
import { toast } from './toasts.js';
import './words/outbox.js';

// Writes on their way, oldest first: each stays in the browser until the server has it. A record has one entry, which all pages of the browser
// share: what is done to it again, while it waits or while it is being sent, is done to that entry. `tried` is what the server may have of it.
let items = [];
let sent = 0;
let looks = 0;
let onItsWay = null;
let unreached = false;
let told = [];
let sending = null;
let asked = false;
const followers = new Set();
// What the server last answered to this page, by entry: the record with its tag.
const answers = new Map();

/**
 * Keeps a write until the server has it, with the network or without. `record` is created, or replaced when its `tag` (ETag) is given; with
 * `voids` it is voided for that reason. `label` says in both languages what it is, `back` is the place in the page where it was made, `was` the content before a change, to undo it.
 */
export async function send(write) {
  const kept = await keep(write);
  await look();
  const { item, before } = kept;
  say([kept], write.label, write.voids, before || !item.tag || item.voids || item.was ? () => takeBack([kept], write.label) : undefined);
  drain();
}

/** Keeps several writes that are one act to who makes them: said, and taken back, as one; `label` is said of them all. */
export async function sendTogether(writes, label) {
  const kept = [];
  for (const write of writes) kept.push(await keep(write));
  await look();
  say(kept, label, writes[0].voids, () => takeBack(kept, label));
  drain();
}

// It is saved when the server says so, and not before: until then the line says where it is.
function say(kept, label, voids, undo) {
  const act = { ids: kept.map(each => each.item.id), account: accountId(), name: words.in(label), voids };
  act.undo = undo && (() => { told = told.filter(each => each !== act); undo(); });
  act.how = howIs(act);
  act.tell = toast({ text: act.how(act), undo: act.undo });
  told.push(act);
}

function howIs({ ids }) {
  const left = items.filter(each => ids.includes(each.id));
  if (left.some(each => each.state === 'refused' || each.state === 'conflict')) return notSaved;
  if (left.length === 0) return done;
  return navigator.onLine && !unreached ? onWay : keptHere;
}

const notSaved = ({ name }) => words.outboxNotSaved(name);
const done = ({ name, voids }) => (voids ? words.voidedName(name) : words.outboxSaved(name));
const onWay = ({ name }) => words.outboxSending(name);
const keptHere = ({ name }) => words.outboxKept(name);

function tellAgain() {
  told = told.filter(each => each.account === accountId());
  for (const act of told) {
    const how = howIs(act);
    if (how !== act.how) act.tell({ text: how(act), undo: how === notSaved ? undefined : act.undo });
    act.how = how;
  }

  told = told.filter(each => each.how === onWay || each.how === keptHere);
}

async function keep(write) {
  const id = [write.school, write.noun, write.record.id].join('|');
  let before;
  const item = await amend('outbox', accountId(), id, found => {
    before = found;
    // What the server cannot have need not be voided there.
    if (found && write.voids && !found.tag && !found.tried) return undefined;
    const { tag, was, tried, at } = found ?? { ...newest(answers.get(id), write), at: newId() };
    return { ...write, tag, was, tried, at, state: 'waiting' };
  });
  if (!item) leave(id);
  return { item: item ?? before, before };
}

// The form may show what the server had before this page last wrote to it.
const newest = (answer, { tag, was }) => (answer && !(versionOf(tag) > versionOf(answer.tag)) ? { tag: answer.tag, was: answer.record } : { tag, was });
const versionOf = tag => Number(tag?.slice(1, -1) ?? 0);

async function takeBack(kept, label) {
  const undone = [];
  for (const each of kept) undone.push(await undo(each));
  await look();
  toast({ text: (undone.every(Boolean) ? words.outboxTakenBack : words.outboxChangedSince)(words.in(label)) });
  drain();
}

// What the server cannot have is not sent at all; else the opposite follows it. Whatever was done to the record afterwards stays.
async function undo({ item, before }) {
  const opposite = { state: 'waiting', voids: undefined, restores: undefined,
    ...(item.voids ? { restores: true } : before ? { record: before.record, voids: before.voids } : item.was ? { record: item.was } : { voids: words.outboxUndone }) };
  let undone = true;
  const after = await amend('outbox', accountId(), item.id, found => {
    if (!found) {
      const answer = answers.get(item.id);
      undone = !answer || same(answer.record, item.record);
      return undone ? { ...item, ...opposite, tag: answer?.tag, was: item.record, tried: answer ? undefined : [item.record] } : undefined;
    }

    undone = same(found.record, item.record) && found.voids === item.voids;
    if (!undone) return found;
    if (before) return { ...found, ...opposite, ...(!found.tried && { ...before, tag: found.tag }) };
    return found.tried ? { ...found, ...opposite } : undefined;
  });
  if (!after) leave(item.id);
  return undone;
}

/** What is on its way, how many have arrived since the page began, and what may be done with what was refused. */
export function useOutbox() {
  const [, see] = useState(0);
  useEffect(() => {
    const follow = () => see(each => each + 1);
    followers.add(follow);
    return () => followers.delete(follow);
  }, []);
  return { items, sent, retry, discard, keepMine, takeTheirs: discard };
}

// What is dropped here has not arrived.
function leave(id) {
  for (const act of told.filter(each => each.ids.includes(id))) act.tell(null);
  told = told.filter(each => !each.ids.includes(id));
  tell(items.filter(each => each.id !== id));
}

async function discard(id) {
  await remove('outbox', accountId(), id);
  leave(id);
  await look();
}

const retry = id => again(id, () => ({}));

// What the other side has is replaced, as the reader decided with both before them.
const keepMine = id => again(id, ({ noun, record, theirs }) => ({ tag: theirs.tag, was: theirs.record, record: withTheirs(noun, record, theirs.record) }));

// What somebody else writes into a record at a place of their own is theirs whatever the writer has.
const Theirs = { 'lesson-observations': (mine, { reply, shared }) => ({ ...mine, reply, ...(reply && { shared }) }) };

/** A content with what is not its writer's taken from what the server has. */
export const withTheirs = (noun, mine, theirs) => (mine && Theirs[noun] ? Theirs[noun](mine, theirs) : mine);

async function again(id, changes) {
  await amend('outbox', accountId(), id, found => found && { ...found, ...changes(found), state: 'waiting', problem: undefined, theirs: undefined });
  return drain();
}

let words = null;

/** The words that refusals are told in. */
export function speak(t) {
  words = t;
}

/** Reads what waits in this browser, whichever page left it, and sends it, one after the other; one page of the browser at a time. */
export function drain() {
  asked = true;
  look();
  sending ??= exclusively(sendAll).finally(() => {
    sending = null;
    if (asked) drain();
  });
  return sending;
}

const exclusively = work => (navigator.locks ? navigator.locks.request('qualitytracker-outbox', work) : work());

async function sendAll() {
  for (let going = true; going; ) {
    asked = false;
    const next = (await look()).find(each => each.state === 'waiting');
    if (!next || !words) return;
    // What is tried without a network comes nowhere.
    const item = await amend('outbox', accountId(), next.id, found => found && (navigator.onLine ? { ...found, tried: [...(found.tried ?? []).filter(each => !same(each, found.record)), found.record] } : found));
    if (!item) continue;
    onItsWay = item.id;
    tell(items);
    const outcome = await attempt(item, next.tried);
    onItsWay = null;
    unreached = outcome.state === 'waiting';
    if (outcome.answer?.tag) answers.set(item.id, { record: item.record, tag: outcome.answer.tag });
    await amend('outbox', accountId(), item.id, found => found && settled(found, item, outcome));
    // Without an answer the rest would fare the same.
    going = outcome.state !== 'waiting';
  }

  await look();
}

// What was done to a record while it was being sent is a change of what was sent.
function settled(found, item, { answer, problem, state, theirs }) {
  const asSent = same(found.record, item.record) && found.voids === item.voids && found.restores === item.restores;
  if (answer) return asSent ? undefined : { ...found, tag: answer.tag, was: item.record, tried: undefined };
  return state === 'waiting' || !asSent ? found : { ...found, state, problem, theirs, tried: undefined };
}

async function attempt(item, tried = []) {
  const path = pathOf(item);
  const deed = item.voids ? 'void' : item.restores ? 'restore' : item.tag ? 'replace' : 'create';
  const ask = {
    void: [`${path}/void`, { method: 'POST', body: { reason: item.voids } }],
    restore: [`${path}/restore`, { method: 'POST' }],
    replace: [path, { method: 'PUT', body: item.record }],
    create: [path.slice(0, path.lastIndexOf('/')), { method: 'POST', body: item.record }],
  }[deed];
  try {
    return { answer: await askTagged(ask[0], words, { ...ask[1], tag: item.tag, waits: false }) };
  } catch (error) {
    const problem = problemOf(error, words);
    if (!problem.status || problem.status >= 500 || problem.status === 429 || problem.status === 401) return { problem, state: 'waiting' };
    // It never came there.
    if (problem.status === 404 && deed === 'void' && !item.tag) return { answer: {} };
    const differs = problem.status === 412 || problem.status === 428 || problem.rule === 'different-content' || problem.rule === 'voided' || problem.errors?.some(each => each.rule === 'written-apart');
    if (!differs) return { problem, state: 'refused' };
    const theirs = await theirsOf(item);
    if (!theirs) return { problem, state: 'refused' };
    const over = each => withTheirs(item.noun, each, theirs.record);
    // An answer that was lost on its way back: the server has it already, or what this browser had sent, or knew, before it was changed again.
    if (deed === 'void' ? theirs.voidedAt : deed === 'restore' ? !theirs.voidedAt : same(theirs.record, over(item.record))) return { answer: theirs };
    // Where only what is not the writer's differs, there is nothing to choose.
    const isKnown = theirs.tag === item.tag ? !same(over(item.record), item.record) : [...tried, item.was].some(each => each && same(theirs.record, over(each)));
    if (isKnown) return attempt({ ...item, record: over(item.record), tag: theirs.tag });
    return { problem, state: theirs.voidedAt ? 'refused' : 'conflict', theirs };
  }
}

async function theirsOf(item) {
  try {
    const { data, tag } = await askTagged(pathOf(item), words, { waits: false });
    return { record: data.record, voidedAt: data.state.voidedAt, tag };
  } catch {
    return undefined;
  }
}

const pathOf = ({ school, noun, record }) => `/api/v1/schools/${encodeURIComponent(school)}/${noun}/${encodeURIComponent(record.id)}`;

// The same in content: the server leaves out nothing, a form leaves out what is empty.
function same(one, other) {
  const names = new Set([...Object.keys(one ?? {}), ...Object.keys(other ?? {})]);
  return [...names].every(name => JSON.stringify(one?.[name] ?? null) === JSON.stringify(other?.[name] ?? null));
}

// What is gone without having been dropped here has arrived, by this page or another.
async function look() {
  const turn = ++looks;
  const found = (await all('outbox', accountId())).sort((a, b) => (a.at < b.at ? -1 : 1));
  if (turn === looks) {
    sent += items.filter(each => !found.some(other => other.id === each.id)).length;
    tell(found);
  }

  return found;
}

function tell(next) {
  items = next.map(each => ({ ...each, state: each.id === onItsWay ? 'sending' : each.state === 'sending' ? 'waiting' : each.state }));
  tellAgain();
  for (const follow of followers) follow();
}
