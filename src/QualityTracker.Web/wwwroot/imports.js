import { html, useEffect, useRef, useState } from '/vendor/htm/standalone.module.js';
import './words/imports.js';
import { within } from './address.js';
import { ask, problemOf, upload, useAnswer } from './api.js';
import { Download } from './downloads.js';
import { ImportColumns } from './import-columns.js';
import { ImportReport } from './import-report.js';
import { useJobEvents } from './job-events.js';
import { useWords } from './languages.js';
import { count, moment } from './numbers.js';
import { Problem, Waiting } from './problems.js';

const Busy = ['checking', 'applying'];

/** Files in: chosen, sent, tried, looked at, confirmed. */
export default function Imports({ address, place, onApplied }) {
  const base = `/api/v1/schools/${encodeURIComponent(place.school.id)}/imports`;
  return address.import
    ? html`<${Import} key=${address.import} id=${address.import} base=${base} address=${address} onApplied=${onApplied} />`
    : html`<${Chooser} base=${base} address=${address} />`;
}

function Chooser({ base, address }) {
  const t = useWords();
  const [sending, setSending] = useState(null);
  const [problem, setProblem] = useState(null);
  const [over, setOver] = useState(false);

  async function send(file) {
    if (!file || sending) return;
    setProblem(null);
    setSending({ name: file.name, share: 0 });
    try {
      const job = await upload(base, file, t, share => setSending({ name: file.name, share }));
      address.go({ import: job.id });
    } catch (error) {
      setProblem(problemOf(error, t));
      setSending(null);
    }
  }

  return html`
    <section>
      <h2>${t.importTitle}</h2>
      <p class="lead">${t.importText}</p>
      <label class=${`drop ${over ? 'over' : ''}`}
        onDragOver=${event => { event.preventDefault(); setOver(true); }} onDragLeave=${() => setOver(false)}
        onDrop=${event => { event.preventDefault(); setOver(false); send(event.dataTransfer.files[0]); }}>
        ${sending ? html`
          <strong role="status">${t.uploading(sending.name, Math.floor(sending.share * 100))}</strong>
          <progress value=${sending.share} max="1" aria-label=${sending.name}></progress>
          <small>${t.uploadHint}</small>` : html`
          <input type="file" class="unseen" accept=".zip,.xlsx,.csv" onChange=${event => send(event.target.files[0])} />
          <span class="act">${t.chooseFile}</span>
          <span>${t.orDrop}</span>
          <small>${t.fileKinds}</small>`}
      </label>
      <${Problem} problem=${problem} />
      <${Templates} base=${base} onProblem=${setProblem} />
      <${LastImports} base=${base} address=${address} />
    </section>`;
}

function Templates({ base, onProblem }) {
  const t = useWords();
  const { data } = useAnswer(base.replace(/imports$/, 'record-kinds'));
  const kinds = data?.filter(kind => kind.writes !== 'none') ?? [];
  if (kinds.length === 0) return null;
  return html`
    <details class="templates" open>
      <summary>${t.templatesTitle}</summary>
      <p class="soft">${t.templatesText}</p>
      <ul>
        ${kinds.map(kind => html`<li key=${kind.noun}>
          <${Download} href=${`${base}/templates/${kind.noun}.xlsx?lang=${t.lang}`} name=${`${t.in(kind.name)}.xlsx`} label=${t.in(kind.name)} look="quiet" onProblem=${onProblem} /></li>`)}
      </ul>
    </details>`;
}

function LastImports({ base, address }) {
  const t = useWords();
  const { data } = useAnswer(base);
  if (!data?.length) return null;
  return html`
    <h3>${t.lastImports}</h3>
    <ul class="last-imports">
      ${data.map(job => html`
        <li key=${job.id}>
          <a href=${address.href({ import: job.id })} onClick=${within(() => address.go({ import: job.id }))}>${job.fileName}</a>
          <span class="soft">${moment(job.uploadedAt, t.lang)}</span>
          <span class=${`band state-${job.state}`}>${t.importStates[job.state]}</span>
        </li>`)}
    </ul>`;
}

function Import({ id, base, address, onApplied }) {
  const t = useWords();
  const [job, setJob] = useState(null);
  const [problem, setProblem] = useState(null);
  const [turn, setTurn] = useState(0);
  const [overwrite, setOverwrite] = useState(false);
  const told = useRef(false);
  const path = `${base}/${encodeURIComponent(id)}`;

  // Read anew when the server has come to an end of it, and in the new language when that changes.
  useEffect(() => {
    const stop = new AbortController();
    ask(path, t, { signal: stop.signal }).then(setJob, error => stop.signal.aborted || setProblem(problemOf(error, t)));
    return () => stop.abort();
  }, [path, t.lang, turn]);
  useJobEvents(path, Busy.includes(job?.state), {
    tell: ({ state, done }) => setJob(now => now && ({ ...now, state, progress: { ...now.progress, rows: done } })),
    again: () => setTurn(each => each + 1),
  });

  useEffect(() => {
    if (job?.state !== 'applied' || told.current) return;
    told.current = true;
    onApplied();
  }, [job?.state]);

  async function act(verb) {
    setProblem(null);
    try {
      const body = verb === 'apply' && overwrite ? { corrections: 'replace' } : undefined;
      const answer = await ask(`${path}/${verb}`, t, { method: 'POST', body });
      if (verb === 'cancel') address.go({ import: undefined });
      else { setJob({ ...answer, report }); setTurn(each => each + 1); }
    } catch (error) {
      setProblem(problemOf(error, t));
    }
  }

  async function teach(body) {
    setProblem(null);
    try {
      setJob(await ask(`${path}/columns`, t, { method: 'POST', body }));
      setTurn(each => each + 1);
    } catch (error) {
      setProblem(problemOf(error, t));
    }
  }

  const another = html`<a class="act outline" href=${address.href({ import: undefined })} onClick=${within(() => address.go({ import: undefined }))}>${t.another}</a>`;
  if (!job) return problem ? html`<${Problem} problem=${problem.status === 404 ? { ...problem, title: t.goneText, detail: '' } : problem}>${another}<//>` : html`<${Waiting} />`;
  const { state, report, progress } = job;
  const nothing = state === 'checked' && report.adds + report.changes === 0 && !(overwrite && report.corrected);
  const settled = ['checked', 'refused'].includes(state);
  return html`
    <section>
      <header class="import-head">
        <div>
          <h2>${job.fileName}</h2>
          <p class="soft">${moment(job.uploadedAt, t.lang)}</p>
        </div>
        <span class=${`band state-${state}`}>${t.importStates[state]}</span>
      </header>
      <div class=${`verdict state-${state}`} role="status" aria-busy=${Busy.includes(state) ? 'true' : undefined}>
        ${Busy.includes(state) ? html`
          <p>${t.importStates[state]}… ${progress && t.rowsRead(count(progress.rows))}</p><progress aria-label=${t.importStates[state]}></progress>`
          : html`<p>${nothing ? t.nothingNewText : state === 'refused' ? t.refusedText(count(report.errorCount))
            : state === 'failed' && job.failure ? t.failedWhy(job.failure.message, job.failure.remedy) : t[`${state}Text`]}</p>`}
        ${state === 'checked' && report.corrected > 0 && html`
          <label class="corrections"><input type="checkbox" checked=${overwrite} onChange=${event => setOverwrite(event.target.checked)} />
            <span>${t.overwrite(count(report.corrected))}</span></label>`}
        ${state !== 'applying' && html`
          <div class="verdict-acts">
            ${state === 'refused' && html`<${Download} href=${`${path}/marked?lang=${t.lang}`} name=${markedName(job.fileName, t)} label=${t.marked} strong=${true} onProblem=${setProblem} />`}
            ${state === 'checked' && !nothing && html`<button type="button" class="act" onClick=${() => act('apply')}>${t.apply}</button>`}
            ${state === 'failed' && html`<button type="button" class="act" onClick=${() => act('retry')}>${t.tryAgain}</button>`}
            ${['checking', 'checked', 'refused', 'failed'].includes(state) && html`<button type="button" class="act outline" onClick=${() => act('cancel')}>${t.giveUp}</button>`}
            ${state === 'applied' && html`<a class="act" href=${address.href({ view: 'sheets', import: undefined })}
              onClick=${within(() => address.go({ view: 'sheets', import: undefined }))}>${t.toSheets}</a>`}
            ${!['checking', 'checked'].includes(state) && another}
          </div>`}
      </div>
      <${Problem} problem=${problem} />
      ${report && settled && html`<${ImportColumns} tables=${report.tables} onTeach=${teach} />`}
      ${report && html`<${ImportReport} report=${report} overwrite=${overwrite} />`}
    </section>`;
}

// As the server names it too.
const markedName = (name, t) => name.replace(/(\.[^.]*)?$/, `${t.markedSuffix}$1`);
