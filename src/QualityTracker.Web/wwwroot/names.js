import { useEffect, useState } from '/vendor/htm/standalone.module.js';
import { ask } from './api.js';
import { useWords } from './languages.js';

// What was looked up once need not be asked for again by every field that shows it.
let known = new Map();

/** Leaves nothing that may have another name by now. */
export const forgetNames = () => { known = new Map(); };

/** The names of what a record refers to, by noun and id, as far as they are there yet and may be read. */
export function useNames(base, kind, record) {
  const t = useWords();
  const [, turn] = useState(0);
  const wanted = record ? kind.fields.filter(field => field.type === 'reference' && field.refersTo !== 'terms' && record[field.field]).map(field => [field.refersTo, record[field.field]]) : [];
  useEffect(() => {
    let here = true;
    Promise.all(wanted.map(([noun, id]) => nameOf(base, noun, id, t))).then(() => here && turn(each => each + 1));
    return () => { here = false; };
  }, [base, t.lang, JSON.stringify(wanted)]);

  const names = {};
  for (const [noun, id] of wanted) {
    const name = known.get(keyOf(base, noun, id, t))?.name;
    if (name) names[noun] = { ...names[noun], [id]: name };
  }
  return names;
}

/** Keeps the name of a record that is at hand. */
export function remember(base, noun, record, t) {
  const name = textOf(record, t);
  known.set(keyOf(base, noun, record.id, t), { name, asked: Promise.resolve(name) });
}

/** What one record is called; its id when it may not be read. */
export function nameOf(base, noun, id, t) {
  const key = keyOf(base, noun, id, t);
  if (!known.has(key)) {
    const entry = {};
    entry.asked = ask(`${base}/${noun}/${encodeURIComponent(id)}`, t).then(({ record }) => textOf(record, t), () => id).then(name => (entry.name = name));
    known.set(key, entry);
  }

  return known.get(key).asked;
}

const textOf = (record, t) => (t.lang === 'en' && record.nameEn) || record.name || record.id;

const keyOf = (base, noun, id, t) => `${base}/${noun}/${id}|${t.lang}`;
