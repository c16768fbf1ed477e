import { html, useEffect, useRef, useState } from '/vendor/htm/standalone.module.js';
import { within } from './address.js';
import { askTagged, problemOf } from './api.js';
import { useWords } from './languages.js';
import { Step } from './step.js';
import { Problem, Waiting } from './problems.js';
import { ByNumber } from './score-by-number.js';
import { History } from './score-history.js';
import { pastedItems, pastedOver } from './score-paste.js';
import { Empty, editsOver, isSame, refusedOf, rowsOf, sentOf, taken, wrongOf } from './score-rows.js';
import { ScoreTable } from './score-table.js';
import { keepUnsaved, unsavedOf } from './score-unsaved.js';
import { toast, useLiftedToasts } from './toasts.js';

/** The score sheet of a class and subject: a line a pupil of the roster, saved whole at the version it was read at. */
export function ScoreSheet({ address, base, exam, sheet, onSaved }) {
  const t = useWords();
  const path = `${base}/scores/${encodeURIComponent(sheet.subject)}/${encodeURIComponent(sheet.class)}`;
  const [state, setState] = useState({});
  const [edits, setEdits] = useState(() => unsavedOf(path));
  const [notes, setNotes] = useState({});
  const [problem, setProblem] = useState(null);
  const [busy, setBusy] = useState(false);
  const [correction, setCorrection] = useState('');
  const [byItems, setByItems] = useState(null);
  const table = useRef(null);
  const paper = exam.papers.find(each => each.subject === sheet.subject);
  const closed = exam.state === 'closed';
  const mayWrite = sheet.mayWrite && !closed;
  const dirty = Object.keys(edits).length > 0;

  const read = () => Promise.all([askTagged(`${base}/roster`, t), askTagged(path, t)]).then(([roster, scores]) => ({
    roster: roster.data.filter(each => each.class === sheet.class), rows: rowsOf(scores.data.scores), tag: scores.tag,
  }));

  useEffect(() => {
    let here = true;
    read().then(now => here && setState(now), error => here && setState({ problem: problemOf(error, t) }));
    return () => { here = false; };
  }, [path]);
  useEffect(() => keepUnsaved(path, edits), [edits]);
  useLiftedToasts();

  if (state.problem) return html`<${Problem} problem=${state.problem} onRetry=${() => { setState({}); read().then(setState, error => setState({ problem: problemOf(error, t) })); }} />`;
  if (!state.roster) return html`<${Waiting} rows=${12} />`;

  // By items as soon as any were entered, or where nothing is yet.
  const all = Object.values(state.rows);
  const items = (paper.items ?? []).length > 0 && (byItems ?? (all.length === 0 || all.some(each => each.items))) ? paper.items : null;
  const row = pupil => edits[pupil] ?? state.rows[pupil] ?? Empty;
  function change(pupil, changes) {
    const next = taken(row(pupil), changes);
    setEdits(now => editsOver(state.rows, { ...now, [pupil]: next }));
    setNotes(now => ({ ...now, [pupil]: undefined }));
  }

  /** A column, or a few, from a spreadsheet: a line a row, from the pupil's downwards. Says whether it was one. */
  function paste(pupil, text, item) {
    const below = state.roster.slice(state.roster.findIndex(each => each.pupil === pupil)).map(each => each.pupil);
    const found = item ? pastedItems(text, below, row, items.map(each => each.label), item) : pastedOver(text, below, row);
    if (!found) return false;
    const before = { edits, notes, problem };
    const wrong = wrongOf(found.rows, paper, t);
    setEdits(now => editsOver(state.rows, { ...now, ...found.rows }));
    if (Object.keys(wrong).length > 0) beside(wrong, t.scoresPasteWrong(Object.keys(wrong).length));
    else setNotes(now => ({ ...now, ...Object.fromEntries(Object.keys(found.rows).map(each => [each, undefined])) }));
    toast({ text: t.scoresPasted(Object.keys(found.rows).length, found.left), act: t.scoresPasteUndo, undo: () => { setEdits(before.edits); setNotes(before.notes); setProblem(before.problem); } });
    return true;
  }

  async function put(rows, tag) {
    const sent = sentOf(state.roster, rows);
    const saved = await askTagged(path, t, { method: 'PUT', body: { scores: sent.map(each => each.line), ...(exam.state === 'reopened' && { correction: correction.trim() }) }, tag });
    return { rows: rowsOf(saved.data.scores), tag: saved.tag };
  }

  async function save(event) {
    event.preventDefault();
    const before = state.rows;
    const sent = sentOf(state.roster, { ...before, ...edits });
    setProblem(null);
    setNotes({});
    const wrong = wrongOf(edits, paper, t);
    if (Object.keys(wrong).length > 0) {
      beside(wrong);
      return;
    }

    setBusy(true);
    try {
      const now = await put({ ...before, ...edits }, state.tag);
      setState(was => ({ ...was, ...now }));
      setEdits({});
      setCorrection('');
      toast({ text: t.scoresSaved, undo: () => back(before, now.tag) });
      onSaved();
    } catch (error) {
      const wrong = problemOf(error, t);
      if (wrong.status === 412) await takeOver(wrong);
      else {
        const told = refusedOf(wrong.errors, sent, t);
        if (Object.keys(told).length > 0) beside(told);
        else setProblem(wrong);
      }
    } finally {
      setBusy(false);
    }
  }

  // What is wrong stands beside its line, and the first of them is gone to.
  function beside(told, title = t.scoresWrong(Object.keys(told).length)) {
    setNotes(told);
    setProblem({ title });
    requestAnimationFrame(() => table.current?.querySelector('[aria-invalid="true"]')?.focus());
  }

  // Somebody saved the sheet meanwhile: theirs is shown, what was typed here stays over it, and where both changed a line that is said beside it.
  async function takeOver(wrong) {
    try {
      const now = await read();
      const [mine, told] = [editsOver(now.rows, edits), {}];
      for (const pupil of Object.keys(mine)) {
        const theirs = now.rows[pupil] ?? Empty;
        if (!isSame(theirs, state.rows[pupil] ?? Empty)) told[pupil] = { text: t.scoresTheirs(theirs.score || t.examStatuses[theirs.status] || t.scoresNothing) };
      }
      setState(now);
      setEdits(mine);
      setNotes(told);
      setProblem({ title: t.scoresStale, detail: Object.keys(mine).length > 0 ? t.scoresStaleText : t.scoresStaleSame });
    } catch {
      setProblem(wrong);
    }
  }

  async function back(rows, tag) {
    try {
      const now = await put(rows, tag);
      setState(was => ({ ...was, ...now }));
      toast({ text: t.scoresBack });
      onSaved();
    } catch (error) {
      toast({ text: problemOf(error, t).title });
    }
  }

  const entered = state.roster.filter(each => row(each.pupil).status).length;
  const withheld = state.roster.some(({ pupil }) => row(pupil).level);
  const strangers = Object.keys(state.rows).filter(pupil => !state.roster.some(each => each.pupil === pupil));
  return html`
    <form class="card score-sheet" onSubmit=${save} ref=${table}>
      <header class="score-head">
        <h2>${sheet.className} ${t.in(sheet.subjectName)}</h2>
        <p class="soft">${exam.name} · ${t.examsFullMark(paper.fullMark)} · ${t.scoresTaught(sheet.teachers.map(each => each.name).join(t.lang === 'zh' ? '、' : ', ') || '—')}</p>
        <p role="status">${t.examsEntered(entered, state.roster.length)}${dirty && html` · <strong class="warn">${t.scoresUnsaved(Object.keys(edits).length)}</strong>`}</p>
      </header>
      ${withheld && html`<p class="notice" role="note">${t.scoresWithheld}</p>`}
      ${mayWrite ? html`<p class="soft small">${items ? t.scoresItemsHelp : t.scoresHelp}</p>` : html`<p class="notice">${closed ? t.scoresClosed : t.scoresReadOnly}</p>`}
      ${mayWrite && html`
        <div class="score-ways">
          ${paper.items?.length > 0 && html`<button type="button" class="quiet" aria-pressed=${items ? 'true' : 'false'} onClick=${() => setByItems(!items)}>${t.scoresByItems}</button>`}
          ${!items && state.roster.some(each => each.examNumber) && html`<${ByNumber} roster=${state.roster} most=${paper.fullMark} row=${row} onChange=${change} />`}
        </div>`}
      <${Problem} problem=${problem} />
      ${strangers.length > 0 && html`<p class="warn">${t.scoresStrangers(strangers.join(t.lang === 'zh' ? '、' : ', '))}</p>`}
      <${ScoreTable} roster=${state.roster} row=${row} edits=${edits} notes=${notes} most=${paper.fullMark} items=${items} mayWrite=${mayWrite} onChange=${change} onColumn=${paste} />
      <${History} key=${state.tag} path=${path} />
      <div class="score-acts">
        ${mayWrite && html`
          ${exam.state === 'reopened' && dirty && html`<label class="score-correction">${t.scoresCorrection}<input required maxlength="200" value=${correction} onInput=${event => setCorrection(event.target.value)} /></label>`}
          <button type="submit" class="act" aria-busy=${busy} disabled=${busy || !dirty}>${t.scoresSave}</button>
          ${dirty && html`<button type="button" class="quiet" onClick=${() => { const was = edits; setEdits({}); setNotes({}); setProblem(null); toast({ text: t.scoresDropped, undo: () => setEdits(was) }); }}>${t.scoresDrop}</button>`}`}
        ${entered > 0 && !dirty && !withheld && html`<${Step} class="act outline" address=${address} to=${{ state: 'check' }}>${t.scoresCheck}<//>`}
        <${Next} address=${address} exam=${exam} sheet=${sheet} />
      </div>
    </form>`;
}

function Next({ address, exam, sheet }) {
  const t = useWords();
  const at = exam.sheets.indexOf(sheet);
  const next = [...exam.sheets.slice(at + 1), ...exam.sheets.slice(0, at)].find(each => each.mayWrite && each.participation.isMissing);
  if (!next) return null;
  const step = { class: next.class, subject: next.subject };
  return html`<a class="act outline" href=${address.href(step)} onClick=${within(() => address.go(step))}>${t.scoresNext(`${next.className} ${t.in(next.subjectName)}`)}</a>`;
}
