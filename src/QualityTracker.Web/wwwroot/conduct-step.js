import { html, useEffect, useRef, useState } from '/vendor/htm/standalone.module.js';
import { ask, problemOf } from './api.js';
import { SureOfDecision } from './conduct-sure.js';
import { Field, apart, faultsOf } from './fields.js';
import { newId } from './ids.js';
import { useWords } from './languages.js';
import { Problem } from './problems.js';
import { toast } from './toasts.js';

const DaysToAppeal = 30;
const Told = ['body', 'sanction.from', 'sanction.to', 'sanction.appealBy'];

/**
 * The step that comes next; where there are several, one is chosen. What is sent twice is taken once. Nothing of a decision is chosen beforehand, and it is
 * read once more before it is sent. `choices` are the files that may be evidence, `decided` is what an appeal is against.
 */
export function CaseForm({ path, of, day, decided, choices, onPick, onDone }) {
  const t = useWords();
  const evidence = choices.filter(each => each.on).map(each => each.evidence);
  const [kind, setKind] = useState(of.may.length === 1 || evidence.length > 0 ? of.may[0] : of.may.at(-1));
  const [id, setId] = useState(newId);
  const [form, setForm] = useState({ words: '', papers: '', body: '', waived: false, upheld: null, breach: '', from: day, to: '', veto: null, appealBy: later(day, DaysToAppeal) });
  const [problem, setProblem] = useState(null);
  const [busy, setBusy] = useState(false);
  const [read, setRead] = useState(false);
  const check = useRef(null);
  const set = changes => { setForm({ ...form, ...changes }); setId(newId()); };
  const decides = kind === 'decide' || kind === 'decideAppeal';
  const gives = kind === 'evidence' || kind === 'appeal';
  const breach = kind === 'decide' && form.upheld === true;
  const named = t.conductNext[kind];
  useEffect(() => { setId(newId()); }, [evidence.join()]);

  async function send() {
    setBusy(true);
    setProblem(null);
    const papers = form.papers.split('\n').map(each => each.trim()).filter(Boolean);
    try {
      await ask(path, t, {
        method: 'POST',
        body: {
          id, kind, after: of.after, words: form.words.trim() || null, evidence: gives ? [...evidence, ...papers] : [], body: decides ? form.body.trim() : null,
          waived: kind === 'hear' && form.waived, upheld: decides ? form.upheld : null,
          sanction: breach ? { kind: form.breach, from: form.from, to: form.to || null, veto: form.veto, appealBy: form.appealBy } : null,
        },
      });
      toast({ text: t.conductTaken(named) });
      onDone();
    } catch (error) {
      setProblem(problemOf(error, t));
      setRead(false);
    } finally {
      setBusy(false);
    }
  }

  function submit(event) {
    event.preventDefault();
    if (decides) setRead(true);
    else send();
  }

  function goBack() {
    setRead(false);
    setTimeout(() => check.current?.focus());
  }

  if (read) return html`<${SureOfDecision} of=${of} kind=${kind} form=${form} decided=${decided} busy=${busy} onSure=${send} onBack=${goBack} />`;
  const text = (label, required, help) => html`
    <label class="conduct-text">${label}<textarea rows="3" maxlength="2000" required=${required} value=${form.words} onInput=${event => set({ words: event.target.value })}></textarea>${help && html`<small>${help}</small>`}</label>`;
  return html`
    <form class="conduct-form card" aria-label=${t.conductNextIs(named)} onSubmit=${submit}>
      ${of.may.length > 1 ? html`
        <div class="conduct-kinds" role="group" aria-label=${t.conductNextIs('')}>
          ${of.may.map(each => html`<button type="button" key=${each} class="quiet" aria-pressed=${each === kind ? 'true' : 'false'} onClick=${() => { setKind(each); setId(newId()); setProblem(null); }}>${t.conductNext[each]}</button>`)}
        </div>` : html`<h3>${t.conductNextIs(named)}</h3>`}
      ${kind === 'tell' && html`<p>${t.conductTellText}</p>`}
      ${kind === 'evidence' && of.state !== 'open' && html`<p>${t.conductEvidenceText}</p>`}
      ${kind === 'appeal' && html`<p>${t.conductAppealText}</p>`}
      ${kind === 'hear' && html`<label class="check"><input type="checkbox" checked=${form.waived} onChange=${event => set({ waived: event.target.checked })} />${t.conductGivesUp}</label>`}
      ${decides && html`
        <fieldset><legend>${t.conductConclusion}</legend>
          ${[true, false].map(upheld => html`<label key=${upheld}><input type="radio" name="upheld" required checked=${form.upheld === upheld} onChange=${() => set({ upheld })} />${t.conductUpheld[kind][upheld ? 1 : 0]}</label>`)}
        </fieldset>
        <${Field} label=${t.conductBody} required maxlength="60" value=${form.body} faults=${faultsOf(problem, 'body')} onInput=${event => set({ body: event.target.value })} />`}
      ${breach && html`
        <label>${t.conductBreach}<select required value=${form.breach} onChange=${event => set({ breach: event.target.value })}><option value="" selected=${form.breach === ''}>${t.conductChoose}</option>${Object.entries(t.conductBreaches).map(([value, name]) => html`<option key=${value} value=${value} selected=${form.breach === value}>${name}</option>`)}</select></label>
        <div class="conduct-days">
          <${Field} label=${t.conductFrom} type="date" required value=${form.from} faults=${faultsOf(problem, 'sanction.from')} onInput=${event => set({ from: event.target.value })} />
          <${Field} label=${t.conductTo} type="date" help=${t.conductToHelp} value=${form.to} faults=${faultsOf(problem, 'sanction.to')} onInput=${event => set({ to: event.target.value })} />
          <${Field} label=${t.conductAppealBy} type="date" required value=${form.appealBy} faults=${faultsOf(problem, 'sanction.appealBy')} onInput=${event => set({ appealBy: event.target.value })} />
        </div>
        <fieldset><legend>${t.conductVetoes}</legend>
          ${[true, false].map(veto => html`<label key=${veto}><input type="radio" name="veto" required checked=${form.veto === veto} onChange=${() => set({ veto })} />${t.conductVetoChoice[veto ? 1 : 0]}</label>`)}
        </fieldset>`}
      ${kind !== 'evidence' && !(kind === 'hear' && form.waived) && text(t.conductSaid[kind], kind !== 'tell', t.conductNoPupils)}
      ${gives && html`
        ${choices.length > 0 && html`
          <fieldset><legend>${t.conductPicks}</legend>
            ${choices.map(each => html`<label key=${each.address}><input type="checkbox" checked=${each.on} onChange=${event => onPick(each.address, event.target.checked)} /><span>${each.number ? t.filesShown(each.number, t.in(each.typeName)) : t.conductFileSent}${each.cited && html` <small class="soft">${t.conductCited}</small>`}</span></label>`)}
          </fieldset>`}
        <label class="conduct-text">${t.conductPapers}<textarea rows="2" maxlength="2000" placeholder=${t.conductPapersHint} required=${kind === 'evidence' && evidence.length === 0} value=${form.papers} onInput=${event => set({ papers: event.target.value })}></textarea></label>`}
      <${Problem} problem=${apart(problem, Told)} />
      <div class="acts"><button type="submit" class="act" ref=${check} aria-busy=${busy} disabled=${busy}>${decides ? t.conductCheck(named) : t.conductTake(named)}</button></div>
    </form>`;
}

function later(day, days) {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + days);
  return date.toISOString().slice(0, 10);
}
