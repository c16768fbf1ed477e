import { html, useRef, useState } from '/vendor/htm/standalone.module.js';
import { ask, problemOf, useAnswer } from './api.js';
import { newId } from './ids.js';
import { useWords } from './languages.js';
import { nameOf } from './places.js';
import { Problem, Waiting } from './problems.js';
import { Sure } from './sure.js';
import { toast } from './toasts.js';
import { Evidence } from './way-evidence.js';
import { ObjectTo } from './way-object.js';
import { Due } from './way-standing.js';
import { both } from './weeks.js';

/** What is posted: names and bands, and until when; anybody employed may object to a band. It prints as a page to hang up. */
export function Notice({ way, base, me, place, draft }) {
  const t = useWords();
  const { data, problem, again } = useAnswer(`${way}/notice`);
  const [search, setSearch] = useState('');
  const { take, busy, refusal } = useNoticeSteps(way, data, again);
  if (problem) return html`<${Problem} problem=${problem} onRetry=${again} />`;
  if (!data) return html`<${Waiting} rows=${9} />`;
  const text = search.trim().toLowerCase();
  const rows = data.rows.filter(row => !text || row.name.toLowerCase().includes(text));
  const one = new Set(data.rows.map(row => row.to)).size === 1 && data.rows[0].to;
  const openOf = staff => data.mine.find(each => each.staff === staff && each.line === 'band' && (each.state === 'open' || each.state === 'upheld'));
  return html`
    ${data.rows.length === 0 ? html`<div class="empty"><h2>${t.wayNoNotice}</h2><p>${t.wayNoNoticeText}</p></div>` : html`
      <p class="lead">${t.wayNoticeText} ${one && html`<${Due} due=${one} day=${data.day} />`}</p>
      <div class="tools">
        <label class="find"><span class="unseen">${t.wayFindName}</span><input type="search" placeholder=${t.wayFindName} value=${search} onInput=${event => setSearch(event.target.value)} /></label>
        <p class="soft shown" role="status">${t.shown(rows.length, data.rows.length)}</p>
        <div class="tools-end"><button type="button" class="act outline" onClick=${() => print()}>${t.wayPrint}</button></div>
      </div>
      <${Problem} problem=${refusal} />
      <ul class="way-posted">
        ${rows.map(row => html`
          <li key=${row.staff}>
            <span class="way-posted-name"><b>${row.name}</b></span>
            <span class="band band-1">${t.in(row.band)}</span>
            ${!one && html`<${Due} due=${row.to} day=${data.day} />`}
            ${row.staff !== me && me && html`<${ObjectTo} title=${`${row.name} ${t.in(row.band)}`} line="band" drafts=${`${draft}|${row.staff}`} open=${openOf(row.staff)} take=${content => take(row, content)} busy=${busy === row.staff && 'objection'} base=${base} school=${place.school.id} of=${`${place.term.id}/${me}`} records=${null} />`}
          </li>`)}
      </ul>
      <${OnPaper} data=${data} place=${place} />`}
    ${data.mine.length > 0 && html`<${Mine} mine=${data.mine} rows=${data.rows} base=${base} place=${place} take=${take} />`}`;
}

// A step with a sheet of which only name and band are known: `after` comes with the notice.
function useNoticeSteps(way, data, again) {
  const t = useWords();
  const [busy, setBusy] = useState(null);
  const [refusal, setRefusal] = useState(null);
  const sent = useRef({});

  async function take({ staff, name, after }, content) {
    const key = JSON.stringify({ staff, after, content });
    if (sent.current.key !== key) sent.current = { key, id: newId() };
    setBusy(staff);
    setRefusal(null);
    try {
      const answer = await ask(`${way}/${encodeURIComponent(staff)}/steps`, t, { method: 'POST', body: { id: sent.current.id, after, ...content } });
      toast({ text: both(each => (content.kind === 'objection' ? each.wayObjected : each.wayWithdrawn)(name)) });
      again();
      return answer;
    } catch (error) {
      const problem = problemOf(error, t);
      setRefusal({ ...problem, title: t.joined(name, problem.title) });
      if (problem.rule === 'stale') again();
      return null;
    } finally {
      setBusy(null);
    }
  }

  return { take, busy, refusal };
}

function Mine({ mine, rows, base, place, take }) {
  const t = useWords();
  return html`
    <h2>${t.wayMyObjections}</h2>
    <ul class="way-objections">
      ${mine.map(each => {
        const row = rows.find(other => other.staff === each.staff);
        return html`
          <li class="way-objection" key=${each.id}>
            <p class="way-objection-head"><b>${each.name}</b> ${t.in(each.title)} <span class="band">${t.in(each.stateName)}</span></p>
            <p class="way-said">${each.words}</p>
            <${Evidence} base=${base} place=${place} evidence=${each.evidence} />
            ${each.reason && html`<p class="way-decision"><b>${each.state === 'dismissed' ? t.wayDismissed : t.wayUpheld}</b> <span class="soft">${each.decidedOn}</span><br />${each.reason}</p>`}
            ${each.state === 'open' && row && html`<${Sure} label=${t.wayWithdraw} name=${each.name} onSure=${() => take(row, { kind: 'withdrawObjection', objection: each.id })} />`}
          </li>`;
      })}
    </ul>`;
}

/** The notice as it hangs in the corridor: seen on paper only. */
function OnPaper({ data, place }) {
  const t = useWords();
  const last = data.rows.map(row => row.to).sort().at(-1);
  const several = new Set(data.rows.map(row => row.to)).size > 1;
  return html`
    <div class="printed way-paper" aria-hidden="true">
      <p class="way-paper-title">${nameOf(place.school, t.lang)}</p>
      <p class="way-paper-title">${t.wayPaperTitle(t.termName(place.term))}</p>
      <p>${t.wayPaperText(last, several)}</p>
      <ul>${data.rows.map(row => html`<li key=${row.staff}><span>${row.name}</span><span>${t.in(row.band)}${several && html` <small>${row.to}</small>`}</span></li>`)}</ul>
      <p class="way-paper-foot">${nameOf(place.school, t.lang)}<br />${data.day}</p>
    </div>`;
}
