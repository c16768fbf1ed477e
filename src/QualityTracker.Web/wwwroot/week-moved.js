import { html } from '/vendor/htm/standalone.module.js';
import { ask } from './api.js';
import { Fresh } from './address.js';
import { useWords, wordsOf } from './languages.js';
import { Step } from './step.js';
import { recordOf, writeOf } from './week-change.js';
import { overlaid } from './week-hours.js';

// Lessons moved to another week stand in two records, one of each week; the notes of both say where the other is, in either language.
const Said = { to: 'weekMovedNote', from: 'weekMovedFrom' };
const Break = /[；;] */;

/** The weeks that lessons went to or came from, as a note says. */
export const movesIn = note => Object.entries(Said).flatMap(([way, name]) => ['zh', 'en'].flatMap(lang =>
  [...(note ?? '').matchAll(new RegExp(wordsOf(lang)[name]('(\\d+)'), 'g'))].map(([text, week]) => ({ way, week: Number(week), text }))));

/** A note without what it says of one of its moves. */
export const noteWithout = (note, { text }, t) => joined(parts(note).map(each => each.replace(text, '').trim()), t);

/** A note that goes on saying where lessons were moved, whatever else it says now. */
export const noteWith = (note, texts, t) => {
  const missing = texts.filter(text => !(note ?? '').includes(text));
  return missing.length === 0 ? note : joined([(note ?? '').slice(0, 200 - missing.join('; ').length - 2), ...missing], t);
};

const parts = note => (note ?? '').split(Break);
const joined = (texts, t) => texts.filter(Boolean).join(t.lang === 'zh' ? '；' : '; ') || null;

/** A line of a week's hours as it stands in another week, as it will be once what is on its way has arrived. */
export const lineOf = (data, line, items) => overlaid(data, items.filter(each => each.noun === 'teaching-hours'))
  .find(each => each.kind === 'lesson' && each.class === line.class && each.subject === line.subject);

/** The writes of the other weeks that undo the moves of a line, so that no lesson is counted twice or nowhere. */
export async function takenBack({ school, data, week, back, line, items }, t) {
  const writes = [];
  for (const move of movesIn(line.recorded?.record.note)) {
    const other = await ask(`${week}?week=${move.week}`, t);
    const there = lineOf(other, line, items);
    const pair = movesIn(there?.recorded?.record.note).find(each => each.week === data.week && each.way !== move.way);
    const moved = pair ? Math.min(gapOf(line, move), gapOf(there, pair)) : 0;
    if (moved <= 0) continue;
    const record = there.recorded.record;
    const periods = Number((record.periods + (pair.way === 'from' ? -moved : moved)).toFixed(2));
    const before = { school, line: there, back: { ...back, week: String(other.week) }, week: other.week };
    writes.push(periods === (there.proposed ?? 0) ? { ...writeOf(before, record), was: undefined, voids: t.weekRemoved }
      : writeOf(before, { ...recordOf(other, there), periods, note: noteWithout(record.note, pair, t) }));
  }

  return writes;
}

// How many lessons at most were moved, as one of the two weeks has it.
const gapOf = (line, { way }) => (way === 'to' ? 1 : -1) * ((line.proposed ?? 0) - line.recorded.record.periods);

/** Says of which other weeks a record is the other half, with the way there. */
export function MovedNotice({ address, moves }) {
  const t = useWords();
  if (moves.length === 0) return null;
  return html`
    <p class="notice">${moves.map((each, at) => html`${at > 0 && ' · '}<${Step} key=${each.text} address=${address} to=${{ ...Fresh, view: 'week', person: address.person, week: String(each.week) }}>${each.text}<//>`)}${t.weekMovedPair}</p>`;
}
