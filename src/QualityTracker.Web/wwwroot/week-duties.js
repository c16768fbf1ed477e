import { html, useEffect, useRef, useState } from '/vendor/htm/standalone.module.js';
import { Field } from './fields.js';
import { newId } from './ids.js';
import { useWords } from './languages.js';
import { send } from './outbox.js';
import { useUnsettled } from './unsettled.js';
import { VoidButton } from './voiding.js';
import { both, dayName } from './weeks.js';

const Usual = ['researchMeeting', 'jointPreparation', 'training', 'ethicsStudy', 'reading', 'homeVisit'];
const Meetings = ['researchMeeting', 'jointPreparation', 'readingExchange', 'ethicsActivity', 'parentsMeeting'];
const Shown = 6;

/** Meetings and other duties of the week: a kind is tapped, what it was last stands there, and it is saved. */
export function Duties({ school, data, base, mine, again }) {
  const t = useWords();
  const [form, setForm] = useState(null);
  const unsettled = useUnsettled('duties', data, again);
  const duties = overlaid(data, unsettled);
  const recent = data.dutyTitles.map(each => each.kind);
  const kinds = [...new Set([...recent, ...Usual])].slice(0, Shown);
  const rest = Object.keys(t.weekDutyKinds).filter(kind => !kinds.includes(kind));
  const back = { view: 'week', week: String(data.week), person: mine ? undefined : data.staff };
  const place = useRef(null);
  const opener = useRef(null);
  // The form opens below what was tapped, out of sight on a phone; afterwards one goes on where one was.
  useEffect(() => {
    if (form) {
      place.current.scrollIntoView({ block: 'nearest' });
      place.current.querySelector('input').focus();
    } else opener.current?.focus();
  }, [form?.id]);
  const set = name => event => setForm({ ...form, [name]: event.target.value });

  function begin(kind) {
    opener.current = document.activeElement;
    const last = data.dutyTitles.find(each => each.kind === kind);
    const end = data.weeks.find(each => each.week === data.week).lastDay;
    setForm({
      id: newId(), date: data.today >= data.days[0].date && data.today <= end ? data.today : end, staff: data.staff, kind, title: last?.title ?? t.weekDutyKinds[kind],
      role: last?.role ?? (Meetings.includes(kind) ? 'attend' : null), level: last?.level ?? 'school', hours: kind === 'training' ? last?.hours ?? 2 : null,
    });
  }

  function save(event) {
    event.preventDefault();
    const record = { ...form, title: form.title.trim(), hours: form.hours === null ? null : Number(form.hours) };
    send({ school: school.id, noun: 'duties', record, back, label: both(each => `${each.weekDutyKinds[record.kind]} ${record.date}`) });
    setForm(null);
  }

  return html`
    <article class="card week-duties">
      <h2>${t.weekDuties}</h2>
      ${duties.length === 0 && html`<p class="soft">${t.weekDutiesNone}</p>`}
      <ul class="week-list">
        ${duties.map(({ record, state, write }) => html`
          <li key=${record.id}>
            <span><strong>${t.weekDutyKinds[record.kind]}</strong> ${record.title !== t.weekDutyKinds[record.kind] && record.title} <span class="soft">${[dayName(record.date, t), record.role && t.weekDutyRoles[record.role], record.hours && `${record.hours} ${t.weekHoursOf}`].filter(Boolean).join(' · ')}</span>
              ${write && write !== 'arrived' && html` <span class="band">${write === 'refused' || write === 'conflict' ? t.weekStuck : t.weekSending}</span>`}</span>
            ${state && data.mayWrite && html`<${VoidButton} path=${`${base}/duties/${record.id}`} tag=${`"${state.version}"`} name=${`${t.weekDutyKinds[record.kind]} ${record.date}`} onDone=${again} />`}
          </li>`)}
      </ul>
      ${data.mayWrite && html`
        <p class="soft small">${t.weekDutiesText}</p>
        <div class="week-kinds">
          ${kinds.map(kind => html`<button type="button" key=${kind} class="quiet" aria-pressed=${form?.kind === kind ? 'true' : 'false'} onClick=${() => begin(kind)}>＋ ${t.weekDutyKinds[kind]}</button>`)}
          <select aria-label=${t.weekDutyMore} value=${rest.includes(form?.kind) ? form.kind : ''} onChange=${event => event.target.value && begin(event.target.value)}>
            <option value="">${t.weekDutyMore}…</option>
            ${rest.map(kind => html`<option key=${kind} value=${kind}>${t.weekDutyKinds[kind]}</option>`)}
          </select>
        </div>
        ${form && html`
          <form class="week-form" ref=${place} key=${form.id} onSubmit=${save} onKeyDown=${event => event.key === 'Escape' && setForm(null)}>
            <${Field} label=${t.weekDutyTitle} maxlength="100" required value=${form.title} onInput=${set('title')} />
            <div class="week-pair">
              <${Field} label=${t.weekDate} type="date" required value=${form.date} onInput=${set('date')} />
              ${form.hours !== null && html`<${Field} label=${t.weekDutyHours} type="number" inputmode="decimal" min="0.25" max="200" step="0.25" required value=${form.hours} onInput=${set('hours')} />`}
              ${Meetings.includes(form.kind) && html`<${Choice} label=${t.weekDutyRole} value=${form.role} words=${t.weekDutyRoles} onChange=${set('role')} />`}
              <${Choice} label=${t.weekDutyLevel} value=${form.level} words=${t.weekDutyLevels} onChange=${set('level')} />
            </div>
            <div class="acts"><button type="submit" class="act">${t.weekSave}</button><button type="button" class="quiet" onClick=${() => setForm(null)}>${t.weekCancel}</button></div>
          </form>`}`}
    </article>`;
}

function Choice({ label, value, words, onChange }) {
  return html`<label class="choice"><span>${label}</span><select value=${value} onChange=${onChange}>${Object.keys(words).map(each => html`<option key=${each} value=${each}>${words[each]}</option>`)}</select></label>`;
}

// The duties of the week as they will be once what is on its way has arrived.
function overlaid(data, unsettled) {
  const sunday = new Date(Date.parse(`${data.weeks.find(each => each.week === data.week).monday}T00:00:00Z`) + 6 * 86400000).toISOString().slice(0, 10);
  const monday = data.weeks.find(each => each.week === data.week).monday;
  let duties = data.duties;
  for (const { record, voids, state } of unsettled.filter(each => each.record.staff === data.staff && monday <= each.record.date && each.record.date <= sunday)) {
    duties = duties.filter(each => each.record.id !== record.id);
    if (!voids) duties = [...duties, { record, write: state }];
  }

  return duties;
}
