import { html, useRef, useState } from '/vendor/htm/standalone.module.js';
import { useAnswer } from './api.js';
import { useUnkept } from './drafts.js';
import { Field } from './fields.js';
import { newId } from './ids.js';
import { useWords } from './languages.js';
import { send, sendTogether } from './outbox.js';
import { Problem, Waiting } from './problems.js';
import { holds } from './views.js';
import { both } from './weeks.js';

/** Who makes plans for whomever. */
export const Writers = ['directorOfTeaching', 'office'];

/**
 * A plan's form: who tutors whom in what, the four fixings, and how many sessions; for a new plan or one that changes. With `many`, pupils of one
 * class and subject who were chosen elsewhere, it makes one for each.
 */
export function PlanForm({ school, term, base, board, session, own, data, item, teacher, many, onDone, onCancel = onDone }) {
  const t = useWords();
  const list = noun => `${base}/${noun}?limit=200`;
  const whole = holds(session, Writers, school.id);
  const classes = useAnswer(item || many ? null : list('classes'));
  const assignments = useAnswer(item || many || whole ? null : `${list('teaching-assignments')}&staff=${encodeURIComponent(own ?? '')}`);
  const posts = useAnswer(item || many || whole ? null : `${list('posts')}&staff=${encodeURIComponent(own ?? '')}`);
  const staff = useAnswer(item || !whole ? null : list('staff'));
  const subjects = useAnswer(list('subjects'));
  const [form, setForm] = useState(item?.plan.record ?? {
    id: newId(), teacher: teacher ?? (whole ? many?.teacher : undefined) ?? own ?? '', pupil: '', subject: many?.subject ?? '', kind: 'struggling', from: data.day, to: term.lastDay, time: '', place: '', content: many?.content ?? '', requirement: '',
    plannedSessions: 16,
  });
  const [kinds, setKinds] = useState({});
  const kindOf = ({ pupil, kind }) => kinds[pupil] ?? kind;
  const first = useRef(form).current;
  useUnkept(form !== first);
  const [of, setClass] = useState('');
  const pupils = useAnswer(of ? `${board}/classes/${encodeURIComponent(of)}` : null);
  const set = name => event => setForm({ ...form, [name]: event.target.value });
  const problem = [classes, assignments, posts, staff, subjects, pupils].find(each => each.problem)?.problem;
  const isNew = !item && !many;
  const coming = (isNew && !classes.data) || !subjects.data || (isNew && !whole && (!assignments.data || !posts.data)) || (!item && whole && !staff.data);
  if (problem) return html`<${Problem} problem=${problem} />`;
  if (coming) return html`<${Waiting} rows=${4} />`;

  // Whose pupils may be chosen: of the classes that somebody teaches or has, or of all.
  const reach = new Set([...(assignments.data?.items ?? []), ...(posts.data?.items ?? [])].map(each => each.record.class));
  const choices = (classes.data?.items ?? []).map(each => each.record).filter(each => each.schoolYear === term.schoolYear && (whole || reach.has(each.id)));
  const subject = subjects.data.items.find(each => each.record.id === form.subject)?.record;

  function save(event) {
    event.preventDefault();
    const record = { ...form, to: form.to || null, plannedSessions: Number(form.plannedSessions), ...Object.fromEntries(['time', 'place', 'content', 'requirement'].map(name => [name, form[name].trim()])) };
    if (many) {
      sendTogether(many.pupils.map(each => ({
        school: school.id, noun: 'tutoring-plans', record: { ...record, id: newId(), pupil: each.pupil, kind: kindOf(each) }, back: { view: 'tutoring', record: undefined },
        names: { pupilName: each.name, subjectName: many.subjectName, className: many.className, teacherName: staff.data?.items.find(one => one.record.id === form.teacher)?.record.name ?? session.account.name },
        label: both(words => words.tutoringPlanName(each.name, words.in(many.subjectName))),
      })), both(words => words.tutoringPlansName(many.pupils.length, words.in(many.subjectName))));
      onDone();
      return;
    }

    const pupilName = item?.pupilName ?? pupils.data.find(each => each.pupil === form.pupil).name;
    const subjectName = subject && { zh: subject.name, en: subject.nameEn ?? subject.name };
    const names = {
      pupilName, subjectName, className: item?.className ?? choices.find(each => each.id === of)?.name,
      teacherName: item?.teacherName ?? staff.data?.items.find(each => each.record.id === form.teacher)?.record.name ?? session.account.name,
    };
    send({
      school: school.id, noun: 'tutoring-plans', record, names, back: { view: 'tutoring', record: item ? record.id : undefined }, label: both(each => each.tutoringPlanName(pupilName, each.in(subjectName))),
      ...(item?.plan.state && { tag: `"${item.plan.state.version}"`, was: item.plan.record }),
    });
    onDone();
  }

  if (isNew && choices.length === 0) return html`<p class="notice">${t.tutoringNoClasses}</p>`;
  return html`
    <form class="card week-form plan-form" onSubmit=${save} onKeyDown=${event => event.key === 'Escape' && onCancel()}>
      ${many && html`
        <p>${t.tutoringFor(many.className, t.in(many.subjectName))}</p>
        <ul class="plan-pupils">${many.pupils.map(each => html`
          <li key=${each.pupil}><span>${each.name} <small class="soft">${each.pupil}</small></span>
            <select aria-label=${t.joined(t.tutoringKind, each.name)} value=${kindOf(each)} onChange=${event => setKinds({ ...kinds, [each.pupil]: event.target.value })}>
              ${Object.entries(t.tutoringKinds).map(([id, name]) => html`<option key=${id} value=${id} selected=${id === kindOf(each)}>${name}</option>`)}
            </select></li>`)}</ul>
        ${whole && html`<div class="week-pair"><${Choice} label=${t.tutoringTeacher} value=${form.teacher} onChange=${set('teacher')} options=${staff.data.items.map(each => [each.record.id, `${each.record.name} ${each.record.id}`])} none=${t.tutoringTeacher} /></div>`}`}
      ${isNew && html`
        <div class="week-pair">
          ${whole && html`<${Choice} label=${t.tutoringTeacher} value=${form.teacher} onChange=${set('teacher')} options=${staff.data.items.map(each => [each.record.id, `${each.record.name} ${each.record.id}`])} none=${t.tutoringTeacher} />`}
          <${Choice} label=${t.tutoringClass} value=${of} onChange=${event => { setClass(event.target.value); setForm({ ...form, pupil: '' }); }} options=${choices.map(each => [each.id, each.name])} none=${t.tutoringChooseClass} />
          <${Choice} label=${t.tutoringPupil} value=${form.pupil} onChange=${set('pupil')} disabled=${!pupils.data} none=${t.tutoringChoosePupil}
            options=${(pupils.data ?? []).map(each => [each.pupil, `${each.name} ${each.pupil}${each.plans > 0 ? ` · ${t.tutoringHasPlans(each.plans)}` : ''}`])} />
          <${Choice} label=${t.tutoringSubject} value=${form.subject} onChange=${set('subject')} options=${subjects.data.items.map(each => [each.record.id, t.lang === 'zh' ? each.record.name : each.record.nameEn ?? each.record.name])} none=${t.tutoringSubject} />
        </div>`}
      <div class="week-pair">
        ${!many && html`<${Choice} label=${t.tutoringKind} value=${form.kind} onChange=${set('kind')} options=${Object.entries(t.tutoringKinds)} />`}
        <${Field} label=${t.tutoringFrom} type="date" required value=${form.from} onInput=${set('from')} />
        <${Field} label=${t.tutoringTo} type="date" min=${form.from} value=${form.to ?? ''} help=${t.tutoringToHelp} onInput=${set('to')} />
        <${Field} label=${t.tutoringPlanned} type="number" inputmode="numeric" min="1" max="200" required value=${form.plannedSessions} onInput=${set('plannedSessions')} />
      </div>
      <div class="week-pair">
        <${Field} label=${t.tutoringTime} maxlength="60" required value=${form.time} help=${t.tutoringTimeHelp} onInput=${set('time')} />
        <${Field} label=${t.tutoringPlace} maxlength="60" required value=${form.place} onInput=${set('place')} />
      </div>
      <${Field} label=${t.tutoringContent} maxlength="500" required value=${form.content} onInput=${set('content')} />
      <${Field} label=${t.tutoringRequirement} maxlength="500" required value=${form.requirement} onInput=${set('requirement')} />
      <div class="acts"><button type="submit" class="act">${t.tutoringSave}</button><button type="button" class="quiet" onClick=${onCancel}>${t.tutoringCancel}</button></div>
    </form>`;
}

function Choice({ label, value, options, none, ...rest }) {
  return html`
    <label class="choice"><span>${label}</span>
      <select required value=${value} ...${rest}>
        ${none && html`<option value="" disabled>${none}</option>`}
        ${options.map(([id, name]) => html`<option key=${id} value=${id}>${name}</option>`)}
      </select>
    </label>`;
}
