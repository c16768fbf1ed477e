import { taken } from './score-rows.js';
import { words } from './words.js';

/**
 * What was copied from a spreadsheet, laid over the lines of `pupils` (by number, from where it was pasted): the first column is the score, the
 * next a status or a reason. Gives the new rows by pupil, and how many lines were too many; nothing when it is only a score, which the field takes.
 */
export function pastedOver(text, pupils, row) {
  const lines = text.replace(/(\r\n|\r|\n)+$/, '').split(/\r\n|\r|\n/).map(line => line.split('\t').map(cell => cell.normalize('NFKC').trim()));
  if (!/[\r\n\t]/.test(text) && !statusOf(lines[0][0])) return null;
  const rows = {};
  lines.slice(0, pupils.length).forEach((cells, at) => {
    const changes = changesOf(cells, row(pupils[at]));
    if (changes) rows[pupils[at]] = taken(row(pupils[at]), changes);
  });
  return { rows, left: lines.slice(pupils.length).filter(cells => cells.some(Boolean)).length };
}

/** Marks of items that were copied, laid over the items from one on; as many columns as there are. Gives the same as `pastedOver`. */
export function pastedItems(text, pupils, row, labels, from) {
  if (!/[\r\n\t]/.test(text)) return null;
  const lines = text.replace(/(\r\n|\r|\n)+$/, '').split(/\r\n|\r|\n/).map(line => line.split('\t').map(cell => cell.normalize('NFKC').trim()));
  const over = labels.slice(labels.indexOf(from));
  const rows = {};
  lines.slice(0, pupils.length).forEach((cells, at) => {
    const marks = Object.fromEntries(over.map((label, index) => [label, cells[index]]).filter(([, mark]) => mark));
    if (Object.keys(marks).length > 0) rows[pupils[at]] = taken(row(pupils[at]), { items: { ...row(pupils[at]).items, ...marks } });
  });
  return { rows, left: lines.slice(pupils.length).filter(cells => cells.some(Boolean)).length };
}

// A blank leaves a line as it is; a status goes before a score, as in lists where who was absent has a 0.
function changesOf(cells, now) {
  const at = cells.findIndex(statusOf);
  if (at >= 0) return { status: statusOf(cells[at]), reason: cells.slice(at + 1).find(Boolean) ?? '' };
  const [score, reason] = cells;
  if (score) return { status: 'sat', score };
  return reason && now.status && now.status !== 'sat' ? { reason } : null;
}

// In either language; who sat has a score to say so.
const statusOf = cell => Object.values(words).flatMap(({ examStatuses }) => Object.entries(examStatuses))
  .find(([status, name]) => status !== 'sat' && cell !== '' && [status, name].includes(cell.toLowerCase()))?.[0];
