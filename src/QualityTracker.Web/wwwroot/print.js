import './words/print.js';
import { html, useState } from '/vendor/htm/standalone.module.js';
import { Fresh, within } from './address.js';
import { ask, problemOf, useAnswer } from './api.js';
import { Download } from './downloads.js';
import { useJobEvents } from './job-events.js';
import { useWords } from './languages.js';
import { moment } from './numbers.js';
import { Problem, Waiting } from './problems.js';
import { may } from './roles.js';

/** Books of sheets, single files and pay workbooks: begun here, watched while they are made, cancelled, made again, fetched. */
export default function Print({ address, place, session, school }) {
  const t = useWords();
  const base = `/api/v1/schools/${encodeURIComponent(school.id)}`;
  const jobs = useAnswer(`${base}/print-jobs`);
  const [problem, setProblem] = useState(null);
  const [starting, setStarting] = useState(null);
  const sheets = may(session, 'wholeSheets', school.id);
  const pay = may(session, 'wholePay', school.id);

  async function begin(content) {
    setProblem(null);
    setStarting(content.kind);
    try {
      await ask(`${base}/print-jobs`, t, { method: 'POST', body: content });
      jobs.again();
    } catch (error) {
      setProblem(problemOf(error, t));
    } finally {
      setStarting(null);
    }
  }

  const of = { term: place.term.id, policy: place.policy ?? null, payRun: null };
  const card = (kind, inner, content, ready = true) => html`
    <li class="card" key=${kind}>
      <h3>${t.printKinds[kind]}</h3>
      <p>${t.printAbout[kind]}</p>
      ${inner}
      ${ready && html`<button type="button" class="act" aria-label=${t.printBeginNamed(t.printKinds[kind])} aria-busy=${starting === kind} disabled=${Boolean(starting)} onClick=${() => begin({ ...of, ...content, kind })}>${t.printBegin}</button>`}
    </li>`;
  return html`
    <section class="prints">
      <h2>${t.printTitle}</h2>
      <p class="lead">${t.printText}</p>
      <ul class="print-kinds">
        ${sheets && card('sheetBook')}
        ${sheets && card('sheetFiles')}
        ${pay && html`<${PayCard} base=${base} term=${place.term} address=${address} card=${card} session=${session} />`}
      </ul>
      <${Problem} problem=${problem} />
      <h3>${t.printMine}</h3>
      <${Problem} problem=${jobs.problem} onRetry=${jobs.again} />
      ${!jobs.data ? !jobs.problem && html`<${Waiting} rows=${3} />` : jobs.data.length === 0 ? html`<div class="empty"><h3>${t.printNone}</h3><p>${t.printNoneText}</p></div>` : html`
        <ul class="print-jobs">${jobs.data.map(job => html`<${Job} key=${job.id} job=${job} path=${`${base}/print-jobs/${job.id}`} place=${place} onAgain=${begin} />`)}</ul>`}
    </section>`;
}

function PayCard({ base, term, address, card, session }) {
  const t = useWords();
  const { data } = useAnswer(`${base}/pay-runs?term=${encodeURIComponent(term.id)}&limit=200`);
  const [chosen, choose] = useState('');
  const runs = data?.items.map(item => item.record) ?? [];
  const run = chosen || runs[0]?.id;
  const step = { ...Fresh, view: 'records', noun: 'pay-runs', record: 'new' };
  if (data && runs.length === 0) {
    return card('payWorkbook', html`
      <p class="soft">${t.printNoRuns}</p>
      ${may(session, 'records') && html`<p class="soft">${t.printNoRunsText}</p><a class="act outline" href=${address.href(step)} onClick=${within(() => address.go(step))}>${t.printToRuns}</a>`}`, {}, false);
  }

  return card('payWorkbook', runs.length > 1 && html`
    <label>${t.printRun}
      <select value=${run} onChange=${event => choose(event.target.value)}>${runs.map(each => html`<option key=${each.id} value=${each.id} selected=${each.id === run}>${each.name}</option>`)}</select>
    </label>`, { payRun: run }, Boolean(run));
}

function Job({ job, path, place, onAgain }) {
  const t = useWords();
  const [known, know] = useState(job);
  const [problem, setProblem] = useState(null);
  const now = known.createdAt === job.createdAt && ['waiting', 'printing'].includes(job.state) ? known : job;
  const busy = ['waiting', 'printing'].includes(now.state);
  const read = () => ask(path, t).then(know, error => setProblem(problemOf(error, t)));
  useJobEvents(path, busy, { tell: ({ state, done, outOf }) => know(was => ({ ...was, state, done, outOf })), again: read });

  async function cancel() {
    setProblem(null);
    try {
      know(await ask(`${path}/cancel`, t, { method: 'POST' }));
    } catch (error) {
      setProblem(problemOf(error, t));
      read();
    }
  }

  const { kind, term, policy, payRun } = now;
  const name = t.printKinds[kind];
  const ofTerm = place.terms.find(each => each.id === term);
  return html`
    <li class=${`state-${now.state}`}>
      <div class="print-what">
        <strong>${name}</strong>
        <span class="soft">${[ofTerm ? t.termName(ofTerm) : term, policy && t.printTried, moment(now.createdAt, t.lang), now.size && t.printSize(now.size)].filter(Boolean).join(' · ')}</span>
      </div>
      <span class=${`band ${{ done: 'band-0', refused: 'vetoed', failed: 'vetoed' }[now.state] ?? ''}`} role="status">${t.printStates[now.state]}${busy && now.outOf ? ` ${t.printOf(now.done, now.outOf)}` : ''}</span>
      ${busy && html`<progress max=${now.outOf ?? undefined} value=${now.outOf ? now.done : undefined} aria-label=${name}></progress>`}
      <div class="print-acts">
        ${busy && html`<button type="button" class="quiet" aria-label=${t.joined(t.printCancel, name)} onClick=${cancel}>${t.printCancel}</button>`}
        ${now.state === 'done' && html`<${Download} href=${`${path}/file`} name=${now.fileName} label=${t.printDownload} strong onProblem=${setProblem} />`}
        ${!busy && now.state !== 'done' && html`<button type="button" class="quiet" aria-label=${t.joined(t.printAgain, name)} onClick=${() => onAgain({ kind, term, policy, payRun })}>${t.printAgain}</button>`}
      </div>
      ${now.reason && html`<p class="bad">${t.in(now.reason)}</p>`}
      ${now.state === 'failed' && html`<p class="bad">${t.printFailedText}</p>`}
      ${now.missingCharacters?.length > 0 && html`<p class="warn">${t.printMissing(now.missingCharacters.join(t.lang === 'zh' ? '、' : ', '))}</p>`}
      <${Problem} problem=${problem} />
    </li>`;
}
