import { html, useEffect, useRef, useState } from '/vendor/htm/standalone.module.js';
import { askTagged, problemOf } from './api.js';
import { Attachments } from './attachments.js';
import { Field, apart, faultsOf } from './fields.js';
import { useWords } from './languages.js';
import { StateMark } from './ledger.js';
import { LedgerForm } from './ledger-form.js';
import { moment } from './numbers.js';
import { Problem } from './problems.js';
import { toast } from './toasts.js';
import { VoidButton } from './voiding.js';

const Longest = 1000;

/** One item of the ledger: all of it, what comes next, its evidence, and how it was closed or opened again. */
export function LedgerItem({ each, address, base, school, term, data, again }) {
  const t = useWords();
  const { record, state } = each.item;
  const [doing, setDoing] = useState(null);
  const path = `${base}/ledger-items/${record.id}`;
  const tag = `"${state.version}"`;
  const done = () => { setDoing(null); again(); };
  const next = data.mayCreate && t.ledgerNext[each.state];
  const shown = { source: t.ledgerSources[record.source], found: record.found, exam: each.examName, subject: each.subjectName && t.in(each.subjectName), class: each.className, topic: record.topic, task: record.task, responsible: each.responsibleName, helper: each.helperName, due: record.due, closedOn: record.closedOn, outcome: record.outcome };
  const open = each.state !== 'closed';

  return html`
    <article class="ledger-item card" aria-label=${t.ledgerFields.problem}>
      <header>
        <h2>${record.problem}</h2>
        <p><${StateMark} each=${each} />${each.carried && html` <span class="band band-last">${t.ledgerCarried}</span>`}${each.own && html` <span class="band">${t.ledgerOwn}</span>`}</p>
      </header>
      ${doing === 'change' ? html`<${LedgerForm} ...${{ base, term, data, each }} onDone=${done} onCancel=${() => setDoing(null)} />` : html`
        <dl class="ledger-all">${Object.entries(shown).filter(([, value]) => value).map(([name, value]) => html`<div key=${name}><dt>${t.ledgerFields[name]}</dt><dd>${value}</dd></div>`)}</dl>
        ${doing === 'close' && html`<${CloseForm} path=${path} tag=${tag} onDone=${done} again=${again} onCancel=${() => setDoing(null)} />`}
        ${doing === 'reopen' && html`<${ReopenForm} path=${path} tag=${tag} onDone=${done} onCancel=${() => setDoing(null)} />`}
        ${!doing && html`
          <div class="acts">
            ${next && html`<button type="button" class="act" onClick=${() => setDoing('change')}>${t.ledgerNextIs(next)}</button>`}
            ${open && each.mayClose && record.responsible && html`<button type="button" class=${next ? 'act outline' : 'act'} onClick=${() => setDoing('close')}>${t.ledgerClose}</button>`}
            ${data.mayCreate && html`<button type="button" class="quiet" onClick=${() => setDoing('change')}>${t.ledgerChange}</button>`}
            ${each.mayReopen && html`<button type="button" class="quiet" onClick=${() => setDoing('reopen')}>${t.ledgerReopen}</button>`}
            ${data.mayCreate && html`<${VoidButton} path=${path} tag=${tag} name=${shortOf(record.problem)} onDone=${stored => { again(); address.go({ record: stored.state.voidedAt ? undefined : record.id }); }} />`}
          </div>`}`}
      <${Attachments} school=${school.id} of="ledger-items" id=${record.id} title=${t.ledgerEvidence} adds=${each.mayClose} />
      ${each.closings.length > 0 && html`
        <h3>${t.ledgerHistory}</h3>
        <ol class="ledger-history">${each.closings.map((one, at) => html`
          <li key=${at}><strong>${t.ledgerHappened(one.closed, one.words)}</strong> <small class="soft">${t.ledgerBy(one.byName, moment(one.at, t.lang))}</small>${one.words && html`<br />${one.words}`}</li>`)}</ol>`}
    </article>`;
}

const shortOf = text => (text.length > 24 ? `${text.slice(0, 24)}…` : text);

// What is closed by mistake is taken back at the foot of the page.
function CloseForm({ path, tag, onDone, again, onCancel }) {
  const t = useWords();
  const [words, setWords] = useState('');
  const { problem, busy, act } = useAct(onDone);
  const place = useRef(null);
  useEffect(() => place.current.focus(), []);
  const close = (outcome, version) => askTagged(`${path}/closing`, t, { method: 'PUT', body: { outcome }, tag: version });

  async function takeBack(version) {
    try {
      await close(null, version);
      toast({ text: t.ledgerTakenBack });
      again();
    } catch (error) {
      const { title, detail } = problemOf(error, t);
      toast({ text: t.joined(title, detail ?? '') });
    }
  }

  const submit = event => act(event, async () => {
    const closed = await close(words.trim(), tag);
    toast({ text: t.ledgerClosed, undo: () => takeBack(closed.tag) });
  });
  return html`
    <form class="ledger-form" onSubmit=${submit} onKeyDown=${event => event.key === 'Escape' && !words && onCancel()}>
      <label class="ledger-long">${t.ledgerFields.outcome}<textarea name="outcome" rows="3" maxlength=${Longest} required ref=${place} placeholder=${t.ledgerCloseHow} value=${words} onInput=${event => setWords(event.target.value)}></textarea>
        ${faultsOf(problem, 'outcome').map(fault => html`<small key=${fault.rule} class="bad">${t.joined(fault.message, fault.remedy)}</small>`)}</label>
      <${Problem} problem=${apart(problem, ['outcome'])} />
      <div class="acts"><button type="submit" class="act" aria-busy=${busy} disabled=${busy}>${t.ledgerClose}</button><button type="button" class="quiet" onClick=${onCancel}>${t.cancel}</button></div>
    </form>`;
}

function ReopenForm({ path, tag, onDone, onCancel }) {
  const t = useWords();
  const [reason, setReason] = useState('');
  const { problem, busy, act } = useAct(onDone);
  const place = useRef(null);
  useEffect(() => place.current.querySelector('input').focus(), []);
  const submit = event => act(event, async () => {
    await askTagged(`${path}/reopening`, t, { method: 'POST', body: { reason: reason.trim() }, tag });
    toast({ text: t.ledgerReopened });
  });
  return html`
    <form class="ledger-form" ref=${place} onSubmit=${submit} onKeyDown=${event => event.key === 'Escape' && !reason && onCancel()}>
      <${Field} label=${t.ledgerReopenWhy} required maxlength="200" value=${reason} faults=${faultsOf(problem, 'reason')} onInput=${event => setReason(event.target.value)} />
      <${Problem} problem=${apart(problem, ['reason'])} />
      <div class="acts"><button type="submit" class="act" aria-busy=${busy} disabled=${busy}>${t.ledgerReopen}</button><button type="button" class="quiet" onClick=${onCancel}>${t.cancel}</button></div>
    </form>`;
}

// One act at a time; a refusal stays beside the form.
function useAct(onDone) {
  const t = useWords();
  const [problem, setProblem] = useState(null);
  const [busy, setBusy] = useState(false);
  async function act(event, work) {
    event.preventDefault();
    setBusy(true);
    setProblem(null);
    try {
      await work();
      onDone();
    } catch (error) {
      setProblem(problemOf(error, t));
      setBusy(false);
    }
  }

  return { problem, busy, act };
}
