/** A line of a pupil of whom nothing has been entered. */
export const Empty = { status: '', score: '', reason: '', items: null };

const textOf = number => (number === null || number === undefined ? '' : String(number));

/** What the server has, by pupil, as it stands in the fields. */
export const rowsOf = scores => Object.fromEntries(scores.map(each => [each.pupil, {
  status: each.status, score: textOf(each.score), level: each.score === null ? each.level ?? '' : '', reason: each.reason ?? '', items: each.items ? Object.fromEntries(Object.entries(each.items).map(([label, mark]) => [label, textOf(mark)])) : null,
}]));

const itemsAs = items => JSON.stringify(items ? Object.entries(items).sort(([a], [b]) => (a < b ? -1 : 1)) : null);

export const isSame = (one, other) => ['status', 'score', 'reason'].every(name => one[name] === other[name]) && itemsAs(one.items) === itemsAs(other.items);

/**
 * A line after something in it was changed: a score makes who sat, no score nobody, and what does not belong to a status goes. Marks of items add
 * up to the score; a score typed over them leaves none.
 */
export function taken(row, changes) {
  const next = { ...row, ...changes };
  if ('items' in changes) {
    const marks = Object.values(next.items).map(plain).filter(Boolean);
    if (marks.length === 0) next.items = null;
    next.score = marks.every(isNumber) && marks.length > 0 ? String(marks.reduce((sum, mark) => sum + Math.round(Number(mark) * 100), 0) / 100) : '';
    if (!row.status || row.status === 'sat') next.status = marks.length > 0 ? 'sat' : '';
  } else if ('score' in changes) {
    next.items = null;
    if (!row.status || row.status === 'sat') next.status = next.score.trim() ? 'sat' : '';
  }

  if (next.status !== 'sat') Object.assign(next, { score: '', items: null });
  if (next.status === 'sat' || !next.status) next.reason = '';
  return next;
}

/** Only what differs from what the server has. */
export const editsOver = (rows, edits) => Object.fromEntries(Object.entries(edits).filter(([pupil, row]) => row && !isSame(row, rows[pupil] ?? Empty)));

/** The lines to send, in the roster's order, each with its pupil; those of whom nothing is entered are left out. */
export const sentOf = (roster, rows) => roster.map(({ pupil }) => ({ pupil, row: rows[pupil] })).filter(({ row }) => row?.status)
  .map(({ pupil, row }) => ({
    pupil,
    line: {
      pupil, status: row.status, score: plainOf(row) && Number(plainOf(row)), reason: row.reason.trim() || null,
      ...(row.status === 'sat' && row.items && { items: Object.fromEntries(Object.entries(row.items).map(([label, mark]) => [label, Number(plain(mark))])) }),
    },
  }));

/** What is wrong with a score that stands in a line: 'none' when it is no number, 'over' when it is none of the paper's, of items the first wrong one too; else nothing. */
export function faultOf(row, most, items = []) {
  if (row.status === 'sat' && row.items) {
    for (const item of items) {
      const mark = plain(row.items[item.label] ?? '');
      const fault = !mark ? 'blank' : !isNumber(mark) ? 'none' : Number(mark) < 0 || Number(mark) > item.fullMark ? 'over' : null;
      if (fault) return { fault, item };
    }
  }

  const score = plainOf(row);
  if (score === null) return null;
  if (!isNumber(score)) return { fault: 'none' };
  return Number(score) < 0 || Number(score) > most ? { fault: 'over' } : null;
}

/** What the server would refuse of lines, told before they are sent: by pupil a text, and of items the label of the first wrong one. */
export function wrongOf(rows, paper, t) {
  const faults = Object.entries(rows).map(([pupil, row]) => [pupil, faultOf(row, paper.fullMark, paper.items)]).filter(([, wrong]) => wrong);
  const textOf = ({ fault, item }) => (fault === 'blank' ? t.scoresItemBlank : fault === 'over' ? t.scoresOver(item?.fullMark ?? paper.fullMark) : t.scoresNoNumber);
  return Object.fromEntries(faults.map(([pupil, wrong]) => [pupil, wrong.item ? { text: t.joined(t.scoresItem(wrong.item.label), textOf(wrong)), item: wrong.item.label } : { text: textOf(wrong) }]));
}

/** What the server refused of lines that were sent, the same way; the first of a line's faults is told. */
export function refusedOf(errors, sent, t) {
  const told = {};
  for (const each of errors ?? []) {
    const [, at, item] = /^scores\[(\d+)\](?:\.items\.(.+))?/.exec(each.field) ?? [];
    if (sent[at]) told[sent[at].pupil] ??= { text: t.joined(each.message, each.remedy), item };
  }

  return told;
}

// Full-width digits are digits too.
const plain = text => text.normalize('NFKC').trim();
const isNumber = text => /^-?\d+(\.\d+)?$/.test(text);
const plainOf = row => (row.status === 'sat' && plain(row.score)) || null;
