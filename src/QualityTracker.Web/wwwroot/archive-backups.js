import { html, useEffect, useState } from '/vendor/htm/standalone.module.js';
import './words/archive.js';
import { ask, problemOf, useAnswer } from './api.js';
import { useWords } from './languages.js';
import { moment, size } from './numbers.js';
import { Problem, Waiting } from './problems.js';

const Path = '/api/v1/backups';
const Pause = 1000;

/** The backups of the installation: which there are, whether they are good, one more, and what to do with one. */
export function Backups() {
  const t = useWords();
  const { data, problem, again } = useAnswer(Path);
  const [refusal, setRefusal] = useState(null);
  const running = data?.run?.state === 'running';

  // Looked at again while something is done; nobody waits for it otherwise.
  useEffect(() => {
    if (!running) return undefined;
    const timer = setTimeout(again, Pause);
    return () => clearTimeout(timer);
  }, [running, data]);

  async function begin(path) {
    setRefusal(null);
    try {
      await ask(path, t, { method: 'POST' });
      again();
    } catch (error) {
      setRefusal(problemOf(error, t));
    }
  }

  if (problem && !data) return html`<${Problem} problem=${problem} onRetry=${again} />`;
  if (!data) return html`<${Waiting} rows=${5} />`;
  return html`
    <h2>${t.backups}</h2>
    <p class="soft">${data.next ? t.backupNext(moment(data.next, t.lang)) : t.backupNever} ${t.backupKeeping(data.keeping)}<br />${t.backupFolder} <code>${data.folder}</code></p>
    <div class="form-acts backup-now"><button type="button" class="act" aria-busy=${running} disabled=${running} onClick=${() => begin(Path)}>${t.backupNow}</button></div>
    <${Problem} problem=${refusal} />
    <div role="status">${data.run && html`<${Run} run=${data.run} />`}</div>
    ${data.items.length === 0 ? html`<div class="empty"><p>${t.backupNone}</p></div>` : html`
      <div class="table-frame"><table class="cards backups" role="table">
        <thead role="rowgroup"><tr role="row">${t.backupHeads.map(head => html`<th role="columnheader" scope="col" key=${head}>${head}</th>`)}</tr></thead>
        <tbody role="rowgroup">
          ${data.items.map(item => html`
            <tr role="row" key=${item.file}>
              <th role="rowheader" scope="row">${moment(item.madeAt, t.lang)}<br /><small class="soft backup-file">${item.file}</small></th>
              <td role="cell" data-label=${t.backupHeads[1]}><div>${size(item.bytes)}</div></td>
              <td role="cell" data-label=${t.backupHeads[2]}><div class=${item.good ? '' : 'warn'}>${item.good ? '✓ ' : '✗ '}${item.good ? t.backupGood : t.backupBad}<br /><small class="soft">${moment(item.verifiedAt ?? item.madeAt, t.lang)}</small></div></td>
              <td role="cell"><button type="button" class="quiet" disabled=${running} aria-label=${t.backupVerifyOf(item.file)} onClick=${() => begin(`${Path}/${encodeURIComponent(item.file)}/verify`)}>${t.backupVerify}</button></td>
            </tr>`)}
        </tbody>
      </table></div>`}
    <details class="backup-how"><summary>${t.backupHow}</summary>
      <p>${t.backupHowText}</p>
      <pre tabindex="0"><code>dotnet run --project src/QualityTracker.Api -- restore ${data.items.find(item => item.good)?.file ?? 'FILE.zip'} --data DIR</code></pre>
      <p class="soft">${t.backupSafe}</p>
    </details>`;
}

function Run({ run }) {
  const t = useWords();
  const name = t.backupRuns[run.kind];
  if (run.state === 'running') {
    return html`<p>${name}… ${run.stage && t.backupStages[run.stage]}</p><progress max=${run.of || undefined} value=${run.of ? run.done : undefined} aria-label=${name}></progress>`;
  }

  const good = run.state === 'done';
  return html`<p class=${good ? 'notice' : 'warn'}>${good ? '✓' : '✗'} ${t.joined(name, t.backupStates[run.state])} ${run.file ?? ''}${run.reason && html`<br />${t.in(run.reason)}`}</p>`;
}
