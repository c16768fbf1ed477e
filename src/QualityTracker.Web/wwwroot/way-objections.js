import { html, useState } from '/vendor/htm/standalone.module.js';
import { useDraft } from './drafts.js';
import { useWords } from './languages.js';
import { Sure } from './sure.js';
import { Evidence } from './way-evidence.js';
import { figureText } from './way-lines.js';
import { Due } from './way-standing.js';

const Looks = { open: 'band-last', withdrawn: '', dismissed: '', upheld: 'band-1', settled: 'band-0' };
const Longest = 2000;

/** The objections to a sheet, the last first: what they stand on, what became of them, and what the reader may do with them. */
export function Objections({ standing, only = () => true, ...parts }) {
  const t = useWords();
  const shown = standing.objections.filter(only);
  if (shown.length === 0) return null;
  return html`
    <h3>${t.wayObjections}</h3>
    <ul class="way-objections">${[...shown].reverse().map(objection => html`<${Objection} key=${objection.id} objection=${objection} standing=${standing} ...${parts} />`)}</ul>`;
}

export function Objection({ objection, standing, names, take, busy, me, base, place, drafts, explains }) {
  const t = useWords();
  const { line, state } = objection;
  const open = state === 'open';
  const decides = standing.may.includes('decide') && (open || state === 'upheld') && objection.by !== me;
  const withdraws = open && objection.by === me;
  const after = state === 'settled' && correctedIn(standing, objection);
  return html`
    <li class="way-objection">
      <p class="way-objection-head"><b>${t.in(objection.title)}</b> <span>${figureText(line, objection.figure, names, t)}</span>
        <span class=${`band ${Looks[state]}`}>${t.in(objection.stateName)}</span>
        ${open && html`<${Due} due=${objection.decideBy} day=${standing.day} overdue=${standing.day > objection.decideBy} />`}</p>
      <p class="soft small">${t.wayObjectedBy(objection.byName, objection.day, objection.revision)}</p>
      <p class="way-said">${objection.words}</p>
      <${Evidence} base=${base} place=${place} evidence=${objection.evidence} reads=${Boolean(explains)} />
      ${objection.decidedOn && html`<p class="way-decision"><b>${state === 'dismissed' ? t.wayDismissed : t.wayUpheld}</b> <span class="soft">${objection.decidedByName} · ${objection.decidedOn}</span><br />${objection.reason}</p>`}
      ${state === 'upheld' && html`<p class="warn">${t.wayToCorrect}</p>`}
      ${after && html`<p class="way-settled">${t.wayCorrectedIn(after.number)} <del>${figureText(line, after.before, names, t)}</del> → <ins>${figureText(line, after.after, names, t)}</ins></p>`}
      ${withdraws && html`<${Sure} label=${t.wayWithdraw} name=${t.in(objection.title)} onSure=${() => take({ kind: 'withdrawObjection', objection: objection.id })} />`}
      ${decides && html`<${Decide} objection=${objection} take=${take} busy=${busy} draft=${`${drafts}|decide|${objection.id}`} />`}
    </li>`;
}

// The first revision after it that shows the line otherwise.
function correctedIn(standing, { line, revision, figure }) {
  const found = standing.revisions.find(each => each.number > revision && each.changes.some(change => change.line === line));
  const change = found?.changes.find(each => each.line === line);
  return change && { number: found.number, before: change.before ?? figure, after: change.after };
}

function Decide({ objection, take, busy, draft: name }) {
  const t = useWords();
  const [draft, change, drop] = useDraft(name, { upheld: null, words: '', touched: false });
  const [again, setAgain] = useState(false);
  if (!draft) return null;
  const upheldAlready = objection.state === 'upheld';
  if (upheldAlready && !again && !draft.touched) return html`<button type="button" class="quiet" onClick=${() => setAgain(true)}>${t.wayDecideAnew}</button>`;

  async function submit(event) {
    event.preventDefault();
    if (await take({ kind: 'decide', objection: objection.id, upheld: draft.upheld, words: draft.words.normalize('NFC').trim() })) await drop();
  }

  const choice = (upheld, label) => html`
    <label><input type="radio" name=${`decide-${objection.id}`} required checked=${draft.upheld === upheld} disabled=${upheldAlready && upheld} onChange=${() => change({ upheld, touched: true })} /> ${label}</label>`;
  return html`
    <form class="way-form" onSubmit=${submit}>
      <fieldset class="way-verdict"><legend>${t.wayDecide}</legend>${choice(true, t.wayUpheld)}${choice(false, t.wayDismissed)}</fieldset>
      <label>${t.wayDecideReason}<textarea rows="2" required maxlength=${Longest} value=${draft.words} placeholder=${t.wayDecideHelp} onInput=${event => change({ words: event.target.value, touched: true })}></textarea></label>
      <div class="acts"><button type="submit" class="act" aria-busy=${busy === 'decide'} disabled=${Boolean(busy) || draft.upheld === null || !draft.words.trim()}>${t.wayDecideSend}</button></div>
    </form>`;
}
