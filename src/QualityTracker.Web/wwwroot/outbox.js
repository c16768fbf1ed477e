import { useEffect, useState } from '/vendor/htm/standalone.module.js';
import { ask, askTagged, problemOf } from './api.js';
import { newId } from './ids.js';
import { accountId } from './session.js';
import { all, put, remove } from './store.js';
import { toast } from './toasts.js';
import { restore } from './voiding.js';

// Writes on their way, oldest first: each stays in the browser until the server has it.
let items = [];
let sent = 0;
let of = null;
let sending = null;
const followers = new Set();
const tags = new Map();

/**
 * Keeps a write until the server has it, with the network or without. `record` is created, or replaced when its `tag` (ETag) is given; with
 * `voids` it is voided for that reason. `label` says in both languages what it is, `back` is the place in the page where it was made, `was` the content before a change, to undo it.
 */
export async function send({ school, noun, record, label, tag, voids, back, was }) {
  const before = items.find(each => each.noun === noun && each.record.id === record.id && each.state !== 'sending');
  if (before && voids && !before.tag) return discard(before.id);
  const next = { id: newId(), school, noun, record, label, tag, voids, back, was, state: 'waiting', ...(before && { id: before.id, tag: before.tag, voids: voids ?? before.voids, theirs: undefined, problem: undefined }) };
  tell(before ? items.map(each => (each.id === before.id ? next : each)) : [...items, next]);
  await put('outbox', accountId(), next.id, next);
  toast({ text: voids ? words.voidedName(words.in(label)) : words.outboxSaved(words.in(label)), undo: tag && !voids && !was ? undefined : () => undo(next) });
  drain();
}

// What the server has not yet is not sent at all; what it has is voided, put back, or as it was before.
async function undo(item) {
  await sending;
  if (items.some(each => each.id === item.id)) return discard(item.id);
  const tag = tags.get(item.record.id);
  if (item.voids) return restore(pathOf(item), tag, words.in(item.label), words, arrived);
  return send(item.tag ? { ...item, record: item.was, was: undefined, tag } : { ...item, tag, voids: words.outboxUndone });
}

function arrived() {
  sent++;
  tell(items);
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

/** Reads what the account left unsent in this browser, and sends it. */
export async function begin(account) {
  if (of === account) return;
  of = account;
  const left = (await all('outbox', account)).map(each => ({ ...each, state: each.state === 'sending' ? 'waiting' : each.state }));
  tell([...left, ...items.filter(each => !left.some(other => other.id === each.id))]);
  drain();
}

async function discard(id) {
  tell(items.filter(each => each.id !== id));
  await remove('outbox', accountId(), id);
}

async function retry(id) {
  await change(id, { state: 'waiting', problem: undefined });
  return drain();
}

// What the other side has is replaced, as the reader decided with both before them.
async function keepMine(id) {
  const { theirs } = items.find(each => each.id === id);
  await change(id, { state: 'waiting', problem: undefined, theirs: undefined, tag: theirs.tag });
  return drain();
}

let words = null;

/** The words that refusals are told in. */
export function speak(t) {
  words = t;
}

/** Sends what waits, one after the other; one page of the browser at a time. */
export function drain() {
  sending ??= exclusively(sendAll).finally(() => { sending = null; });
  return sending;
}

const exclusively = work => (navigator.locks ? navigator.locks.request('qualitytracker-outbox', work) : work());

async function sendAll() {
  for (let next; (next = items.find(each => each.state === 'waiting')) && words; ) {
    await change(next.id, { state: 'sending' });
    const { answer, problem, state, theirs } = await attempt(next);
    if (!problem) {
      tags.set(next.record.id, answer.tag);
      await discard(next.id);
      arrived();
    } else {
      await change(next.id, { state, problem, theirs });
      // Without an answer the rest would fare the same.
      if (state === 'waiting') return;
    }
  }
}

async function attempt(item) {
  const path = pathOf(item);
  try {
    if (item.voids) return { answer: await askTagged(`${path}/void`, words, { method: 'POST', body: { reason: item.voids }, tag: item.tag }) };
    if (item.tag) return { answer: await askTagged(path, words, { method: 'PUT', body: item.record, tag: item.tag }) };
    return { answer: await askTagged(path.slice(0, path.lastIndexOf('/')), words, { method: 'POST', body: item.record }) };
  } catch (error) {
    const problem = problemOf(error, words);
    if (!problem.status || problem.status >= 500 || problem.status === 429) return { problem, state: 'waiting' };
    const differs = problem.status === 412 || problem.rule === 'different-content' || problem.rule === 'voided';
    if (!differs) return { problem, state: 'refused' };
    const theirs = await theirsOf(item);
    // An answer that was lost on its way back: the server has it already.
    if (theirs && (item.voids ? theirs.voidedAt : same(theirs.record, item.record))) return { answer: theirs };
    return { problem, state: theirs && !theirs.voidedAt ? 'conflict' : 'refused', theirs };
  }
}

async function theirsOf(item) {
  try {
    const { data, tag } = await askTagged(pathOf(item), words);
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

async function change(id, changes) {
  tell(items.map(each => (each.id === id ? { ...each, ...changes } : each)));
  const item = items.find(each => each.id === id);
  if (item) await put('outbox', accountId(), id, item);
}

function tell(next) {
  items = next;
  for (const follow of followers) follow();
}
