import { html, useEffect, useState } from '/vendor/htm/standalone.module.js';
import { askTagged, problemOf, useAnswer } from './api.js';
import { Field, apart, faultsOf } from './fields.js';
import { useWords } from './languages.js';
import { count } from './numbers.js';
import { Problem, Waiting } from './problems.js';
import { ReviewCodes } from './review-codes.js';
import { Step } from './step.js';
import { toast } from './toasts.js';

const Often = 4000;

/** A round: how many have voted, who reviews whom in numbers, the codes to deal, its days. */
export function ReviewRound({ base, round, school, address, rights, onChanged }) {
  const t = useWords();
  const path = `${base}/review-rounds/${encodeURIComponent(round.id)}`;
  const [turn, setTurn] = useState(0);
  const detail = useAnswer(rights.reads ? path : null);
  const changed = () => { detail.again(); setTurn(turn + 1); onChanged(); };
  return html`
    <section class="review" aria-label=${t.in(round.title)}>
      <h2>${t.in(round.title)} <small class="soft">${t.reviewDays(round.firstDay, round.lastDay)} · ${t.in(round.stateName)}</small></h2>
      ${round.opened && html`<${ReviewTurnout} key=${turn} path=${path} live=${round.state === 'open'} />`}
      ${round.state === 'closed' && round.opened && html`<p><${Step} address=${address} to=${{ record: round.id, state: 'results' }} class="act">${rights.all ? t.reviewResults : t.reviewOwn}<//></p>`}
      ${detail.problem ? html`<${Problem} problem=${detail.problem} onRetry=${detail.again} />` : !detail.data ? rights.reads && html`<${Waiting} rows=${6} />` : html`
        ${rights.plans && round.state !== 'closed' && html`<${Dates} path=${path} detail=${detail.data} onChanged=${changed} />`}
        <${ReviewCodes} path=${path} detail=${detail.data} makes=${rights.codes && round.state !== 'closed'} school=${school} onMade=${changed} />
        <${Edges} detail=${detail.data} />`}
    </section>`;
}

/** How many have voted, and nothing of what; read again every few seconds while it goes on and the page is looked at. */
function ReviewTurnout({ path, live }) {
  const t = useWords();
  const { data, problem, again } = useAnswer(`${path}/turnout`);
  useEffect(() => {
    if (!live) return undefined;
    const timer = setInterval(() => { if (!document.hidden) again(); }, Often);
    return () => clearInterval(timer);
  }, [live, path]);
  if (problem) return html`<${Problem} problem=${problem} onRetry=${again} />`;
  if (!data) return html`<${Waiting} rows=${3} />`;
  return html`
    <div class="card turnout">
      <h3>${t.reviewTurnout}</h3>
      <p role="status"><strong>${t.turnoutOf(count(data.cast), count(data.invited))}</strong>${live && html` <span class="soft small">${t.turnoutLive}</span>`}</p>
      <ul>${data.rows.map(row => html`
        <li key=${`${row.kind}/${row.class}`}>
          <span>${row.class ? `${row.className} ` : ''}${t.in(row.kindName)}${!row.class && row.kind !== 'staff' ? t.turnoutSmall : ''}</span>
          <progress max=${row.invited} value=${row.cast} aria-label=${`${row.className ?? ''} ${t.in(row.kindName)}`.trim()}></progress>
          <span class="number">${count(row.cast)} / ${count(row.invited)}</span>
        </li>`)}</ul>
      <p class="soft small">${t.turnoutText}</p>
    </div>`;
}

function Edges({ detail }) {
  const t = useWords();
  const heads = [t.edgeFrom, t.edgeOf, t.edgePeople, t.edgeBallots, t.edgeWeight, t.edgeLeast];
  return html`
    <h3>${t.reviewEdges}</h3>
    <p class="soft">${detail.round.opened ? t.reviewFrozen : t.reviewAsToday}</p>
    ${detail.edges.length === 0 ? html`<div class="empty"><p>${t.reviewNoEdges}</p></div>` : html`
      <div class="table-frame"><table class="cards" role="table">
        <thead role="rowgroup"><tr role="row">${heads.map((head, at) => html`<th role="columnheader" scope="col" key=${head} class=${at > 1 ? 'number' : ''}>${head}</th>`)}</tr></thead>
        <tbody role="rowgroup">${detail.edges.map(edge => html`
          <tr role="row" key=${`${edge.from}/${edge.of}`}>
            <th role="rowheader" scope="row" data-label=${heads[0]}><div>${t.in(edge.fromName)}</div></th>
            <td role="cell" data-label=${heads[1]}><div>${t.in(edge.ofName)}</div></td>
            <td role="cell" class="number" data-label=${heads[2]}><div>${count(edge.people)}${edge.tooFew > 0 && html`<br /><small class="warn">${t.edgeTooFew(edge.tooFew)}</small>`}</div></td>
            <td role="cell" class="number" data-label=${heads[3]}><div>${count(edge.ballots)}</div></td>
            <td role="cell" class="number" data-label=${heads[4]}><div>${edge.weight}</div></td>
            <td role="cell" class="number" data-label=${heads[5]}><div>${edge.leastBallots}</div></td>
          </tr>`)}</tbody>
      </table></div>`}
    ${(detail.declared.length > 0 || detail.leftOut.length > 0) && html`
      <h3>${t.reviewLeftOut}</h3>
      <ul>${detail.declared.map(each => html`<li key=${`${each.reviewer}/${each.staff}`}>${t.reviewKinPair(each.reviewerName, each.staffName)}</li>`)}
        ${detail.leftOut.map(each => html`<li key=${each.why}>${t.joined(t.in(each.whyName), t.reviewTimes(count(each.count)))}</li>`)}</ul>`}`;
}

function Dates({ path, detail, onChanged }) {
  const t = useWords();
  const { round } = detail;
  const [open, setOpen] = useState(false);
  const [days, setDays] = useState({ firstDay: round.firstDay, lastDay: round.lastDay });
  const [problem, setProblem] = useState(null);
  const [busy, setBusy] = useState(false);

  async function save(event) {
    event.preventDefault();
    setBusy(true);
    setProblem(null);
    try {
      const { data, tag } = await askTagged(path, t);
      const declared = data.declared.map(({ reviewer, staff }) => ({ reviewer, staff }));
      await askTagged(path, t, { method: 'PUT', tag, body: { id: round.id, term: data.term, rule: round.rule, ...days, declared } });
      toast({ text: t.reviewDaysSaved });
      setOpen(false);
      onChanged();
    } catch (error) {
      setProblem(problemOf(error, t));
    } finally {
      setBusy(false);
    }
  }

  if (!open) return html`<p><button type="button" class="quiet" onClick=${() => setOpen(true)}>${t.reviewChangeDays}</button></p>`;
  return html`
    <form class="card" onSubmit=${save}>
      <div class="fields">
        <${Field} label=${t.reviewFirstDay} type="date" required disabled=${round.state === 'open'} value=${days.firstDay} faults=${faultsOf(problem, 'firstDay')} onInput=${event => setDays({ ...days, firstDay: event.target.value })} />
        <${Field} label=${t.reviewLastDay} type="date" required value=${days.lastDay} faults=${faultsOf(problem, 'lastDay')} onInput=${event => setDays({ ...days, lastDay: event.target.value })} />
      </div>
      <${Problem} problem=${apart(problem, ['firstDay', 'lastDay'])} />
      <div class="acts"><button type="submit" class="act" aria-busy=${busy} disabled=${busy}>${t.reviewSaveDays}</button><button type="button" class="quiet" onClick=${() => setOpen(false)}>${t.cancel}</button></div>
    </form>`;
}
