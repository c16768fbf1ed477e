/** A line of a pupil of whom nothing has been entered. */
export const Empty = { status: '', score: '', reason: '' };

/** What the server has, by pupil, as it stands in the fields. */
export const rowsOf = scores => Object.fromEntries(scores.map(each => [each.pupil, { status: each.status, score: each.score === null || each.score === undefined ? '' : String(each.score), reason: each.reason ?? '' }]));

export const isSame = (one, other) => ['status', 'score', 'reason'].every(name => one[name] === other[name]);

/** A line after something in it was changed: a score makes who sat, no score nobody, and what does not belong to a status goes. */
export function taken(row, changes) {
  const next = { ...row, ...changes };
  if ('score' in changes && (!row.status || row.status === 'sat')) next.status = next.score.trim() ? 'sat' : '';
  if (next.status !== 'sat') next.score = '';
  if (next.status === 'sat' || !next.status) next.reason = '';
  return next;
}

/** Only what differs from what the server has. */
export const editsOver = (rows, edits) => Object.fromEntries(Object.entries(edits).filter(([pupil, row]) => row && !isSame(row, rows[pupil] ?? Empty)));

/** The lines to send, in the roster's order, each with its pupil; those of whom nothing is entered are left out. */
export const sentOf = (roster, rows) => roster.map(({ pupil }) => ({ pupil, row: rows[pupil] })).filter(({ row }) => row?.status)
  .map(({ pupil, row }) => ({ pupil, line: { pupil, status: row.status, score: plainOf(row) && Number(plainOf(row)), reason: row.reason.trim() || null } }));

/** What is wrong with a score that stands in a line: 'none' when it is no number, 'over' when it is none of the paper's; else nothing. */
export function faultOf(row, most) {
  const score = plainOf(row);
  if (score === null) return null;
  if (!/^-?\d+(\.\d+)?$/.test(score)) return 'none';
  return Number(score) < 0 || Number(score) > most ? 'over' : null;
}

// Full-width digits are digits too.
const plainOf = row => (row.status === 'sat' && row.score.normalize('NFKC').trim()) || null;
