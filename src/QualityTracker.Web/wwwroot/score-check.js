import { html, useEffect, useRef, useState } from '/vendor/htm/standalone.module.js';
import { ask, problemOf } from './api.js';
import { useUnkept } from './drafts.js';
import { useWords } from './languages.js';
import { Step } from './step.js';
import { Problem, Waiting } from './problems.js';
import { pastedItems, pastedOver } from './score-paste.js';
import { Empty, refusedOf, sentOf, taken, wrongOf } from './score-rows.js';
import { ScoreTable } from './score-table.js';

/** A sheet is entered a second time, from the papers and not from the screen, and set beside the stored one: what differs is shown, nothing is stored. */
export function SheetCheck({ address, base, exam, sheet }) {
  const t = useWords();
  const path = `${base}/scores/${encodeURIComponent(sheet.subject)}/${encodeURIComponent(sheet.class)}`;
  const [roster, setRoster] = useState(null);
  const [rows, setRows] = useState({});
  const [notes, setNotes] = useState({});
  const [found, setFound] = useState(null);
  const [problem, setProblem] = useState(null);
  const [busy, setBusy] = useState(false);
  const result = useRef(null);
  const table = useRef(null);
  const paper = exam.papers.find(each => each.subject === sheet.subject);
  const items = paper.items?.length > 0 ? paper.items : null;
  useUnkept(Object.keys(rows).length > 0);
  useEffect(() => {
    let here = true;
    ask(`${base}/roster`, t).then(all => here && setRoster(all.filter(each => each.class === sheet.class)), error => here && setProblem(problemOf(error, t)));
    return () => { here = false; };
  }, [path]);
  useEffect(() => found && result.current?.focus(), [found]);
  if (!roster) return problem ? html`<${Problem} problem=${problem} />` : html`<${Waiting} rows=${12} />`;

  const row = pupil => rows[pupil] ?? Empty;
  const change = (pupil, changes) => { setRows(now => ({ ...now, [pupil]: taken(now[pupil] ?? Empty, changes) })); setNotes(now => ({ ...now, [pupil]: undefined })); setFound(null); };
  function paste(pupil, text, item) {
    const below = roster.slice(roster.findIndex(each => each.pupil === pupil)).map(each => each.pupil);
    const pasted = item ? pastedItems(text, below, row, items.map(each => each.label), item) : pastedOver(text, below, row);
    if (!pasted) return false;
    setRows(now => ({ ...now, ...pasted.rows }));
    setFound(null);
    setProblem(null);
    const wrong = wrongOf(pasted.rows, paper, t);
    if (Object.keys(wrong).length > 0) beside(wrong, t.scoresPasteWrong(Object.keys(wrong).length));
    else setNotes(now => ({ ...now, ...Object.fromEntries(Object.keys(pasted.rows).map(each => [each, undefined])) }));
    return true;
  }

  // What is wrong stands beside its line, and the first of them is gone to.
  function beside(told, title = t.scoresCheckWrong(Object.keys(told).length)) {
    setNotes(told);
    setProblem({ title });
    requestAnimationFrame(() => table.current?.querySelector('[aria-invalid="true"]')?.focus());
  }

  async function compare(event) {
    event.preventDefault();
    const sent = sentOf(roster, rows);
    setProblem(null);
    setNotes({});
    setFound(null);
    const wrong = wrongOf(rows, paper, t);
    if (Object.keys(wrong).length > 0) {
      beside(wrong);
      return;
    }

    setBusy(true);
    try {
      setFound(await ask(`${path}/check`, t, { method: 'POST', body: { scores: sent.map(each => each.line) } }));
    } catch (error) {
      const wrong = problemOf(error, t);
      const told = refusedOf(wrong.errors, sent, t);
      if (Object.keys(told).length > 0) beside(told);
      else setProblem(wrong);
    } finally {
      setBusy(false);
    }
  }

  return html`
    <form class="card score-sheet" onSubmit=${compare} ref=${table}>
      <header class="score-head">
        <h2>${t.scoresCheckTitle(`${sheet.className} ${t.in(sheet.subjectName)}`)}</h2>
        <p class="soft">${t.scoresCheckText}</p>
      </header>
      <${Problem} problem=${problem} />
      ${found && html`<${Found} found=${found} focus=${result} />`}
      <${ScoreTable} roster=${roster} row=${row} edits=${{}} notes=${notes} most=${paper.fullMark} items=${items} mayWrite=${true} onChange=${change} onColumn=${paste} />
      <div class="score-acts">
        <button type="submit" class="act" aria-busy=${busy} disabled=${busy || Object.keys(rows).length === 0}>${t.scoresCompare}</button>
        <${Step} class="act outline" address=${address} to=${{ state: undefined }}>${t.scoresCheckEnd}<//>
      </div>
    </form>`;
}

function Found({ found, focus }) {
  const t = useWords();
  // Of a line that one of the two has not at all it is enough to say so.
  const alone = new Set(found.differences.filter(each => each.field === 'status' && (each.stored === null || each.entered === null)).map(each => each.pupil));
  const told = found.differences.filter(each => each.field === 'status' || !alone.has(each.pupil));
  const shown = value => t.examStatuses[value] ?? value ?? t.scoresNothing;
  const nameOf = field => (field === 'status' ? t.scoresStatus : field === 'score' ? t.scoresScore() : field === 'reason' ? t.scoresReason : t.scoresItem(field.slice('items.'.length)));
  return html`
    <div class="score-found" tabindex="-1" ref=${focus}>
      <p><strong>${found.differences.length === 0 ? t.scoresSame(found.same) : t.scoresDiffer(told.length, found.same)}</strong> ${!found.isSecondPerson && html`<span class="warn">${t.scoresSamePerson}</span>`}</p>
      ${found.differences.length > 0 && html`<ul>${told.map(each => html`<li key=${`${each.pupil}/${each.field}`}><strong>${each.name}</strong> <small class="soft">${each.pupil}</small> ${nameOf(each.field)}${t.lang === 'zh' ? '：' : ': '}${t.scoresStored(shown(each.stored), shown(each.entered))}</li>`)}</ul>`}
    </div>`;
}
