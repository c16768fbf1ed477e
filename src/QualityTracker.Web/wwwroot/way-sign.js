import { html, useEffect, useRef, useState } from '/vendor/htm/standalone.module.js';
import { useAnswer } from './api.js';
import { newId } from './ids.js';
import { useWords } from './languages.js';
import { Problem, Waiting } from './problems.js';
import { useLiftedToasts } from './toasts.js';
import { Told } from './way-all.js';
import { SignOne } from './way-sign-one.js';
import { signs, takeMany } from './way-steps.js';

/** The sheets that wait for the reader's signature, one after the other: read, signed with one tap or key, returned, skipped; or all that were seen at once. */
export function SignInARow(parts) {
  const t = useWords();
  const { address, way } = parts;
  const board = useAnswer(`${way}/board`);
  // The row stays as it began: what is signed keeps its place with a tick.
  const [row, setRow] = useState(null);
  const [marks, setMarks] = useState({});
  const [told, tell] = useState(null);
  const [busy, setBusy] = useState(false);
  const seen = useRef(new Map());
  const line = useRef(null);
  useLiftedToasts();
  useEffect(() => {
    const here = line.current?.querySelector('[aria-current]');
    if (here) line.current.scrollLeft = here.offsetLeft - line.current.offsetLeft - line.current.clientWidth / 2 + here.offsetWidth / 2;
  }, [address.person, row]);
  useEffect(() => { if (board.data && !row) setRow(board.data.rows.filter(each => signs(each.may))); }, [board.data]);

  if (board.problem) return html`<${Problem} problem=${board.problem} onRetry=${board.again} />`;
  if (!row) return html`<${Waiting} rows=${9} />`;
  if (row.length === 0) return html`<div class="empty"><h2>${t.wayNothingToSign}</h2><p>${t.wayNothingToSignText}</p></div>`;
  const at = Math.max(0, row.findIndex(each => each.staff === address.person));
  const current = row[at];
  const mark = (staff, how) => setMarks(now => ({ ...now, [staff]: how }));
  const go = place => address.go({ person: row[place]?.staff }, { replace: true });
  const next = marked => {
    const left = [...row.slice(at + 1), ...row.slice(0, at)].find(each => !Done.includes(marked[each.staff]) && each.staff !== current.staff);
    address.go({ person: left?.staff ?? current.staff }, { replace: true });
  };

  function done(how) {
    mark(current.staff, how);
    seen.current.delete(current.staff);
    next({ ...marks, [current.staff]: how });
  }

  function look(standing) {
    const kind = signs(standing.may);
    if (kind) seen.current.set(standing.staff, { staff: standing.staff, id: newId(), after: standing.after, kind });
    else seen.current.delete(standing.staff);
    setMarks(now => (['signed', 'returned'].includes(now[standing.staff]) ? now : { ...now, [standing.staff]: kind ? 'seen' : 'gone' }));
  }

  async function signSeen() {
    setBusy(true);
    const results = [];
    let problem;
    for (const kind of ['signAsGroupHead', 'signAsPrincipal']) {
      const sheets = [...seen.current.values()].filter(each => each.kind === kind).map(({ staff, id, after }) => ({ staff, id, after }));
      if (sheets.length === 0 || problem) continue;
      const answer = await takeMany({ path: way, kind, sheets, t });
      results.push(...answer.results);
      problem = answer.problem;
    }

    for (const each of results) {
      mark(each.staff, each.taken ? 'signed' : 'refused');
      seen.current.delete(each.staff);
    }

    setBusy(false);
    tell({ kind: 'sign', results, problem, names: Object.fromEntries(row.map(each => [each.staff, each.name])) });
  }

  const number = how => row.filter(each => marks[each.staff] === how).length;
  // Of a sheet that has moved on it is told why before the row is at its end.
  const allDone = row.every(each => Done.includes(marks[each.staff])) && marks[current.staff] !== 'gone';
  return html`
    <div class="way-queue">
      <p role="status"><b>${t.personAt(at + 1, row.length)}</b> <span class="soft">${t.waySignedSoFar(number('signed'), row.length - row.filter(each => Done.includes(marks[each.staff])).length)}</span></p>
      <ol class="way-queue-row" ref=${line} aria-label=${t.wayQueue}>
        ${row.map((each, place) => html`
          <li key=${each.staff}><button type="button" class=${`quiet is-${marks[each.staff] ?? 'new'}`} aria-current=${place === at ? 'true' : undefined} title=${t.waySignMarks[marks[each.staff]] ?? ''} onClick=${() => go(place)}>
            ${Signs[marks[each.staff]] && html`<span aria-hidden="true">${Signs[marks[each.staff]]} </span>`}${each.name}${marks[each.staff] && html`<span class="unseen"> ${t.waySignMarks[marks[each.staff]]}</span>`}</button></li>`)}
      </ol>
      ${number('seen') > 1 && html`<button type="button" class="act outline" aria-busy=${busy} disabled=${busy} onClick=${signSeen}>${t.waySignSeen(number('seen'))}</button>`}
      ${told && html`<${Told} state=${told} onClose=${() => tell(null)} />`}
    </div>
    ${allDone ? html`<div class="empty"><h2>${t.waySignAllDone}</h2><p>${t.waySignedSoFar(number('signed'), 0)}</p></div>`
      : html`<${SignOne} key=${`${current.staff}|${marks[current.staff] === 'refused' ? told?.results.length : ''}`} ...${parts} staff=${current.staff} onLook=${look} onDone=${done} before=${at > 0 && (() => go(at - 1))} after=${at < row.length - 1 && (() => go(at + 1))} />`}`;
}

const Done = ['signed', 'returned', 'gone'];
const Signs = { signed: '✓', returned: '↩', refused: '!', seen: '·' };
