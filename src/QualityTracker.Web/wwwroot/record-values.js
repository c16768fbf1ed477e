// What is recorded, as people read it; and what a form holds, as the server takes it.

/** A field's value in words. `names` are those that the list came with: by noun, then by id. */
export function valueText(field, record, names, t, place) {
  const value = record[field.field];
  if (value === null || value === undefined || value === '') return '';
  switch (field.type) {
    case 'flag': return value ? t.recordsYes : t.recordsNo;
    case 'choice': return t.in(field.choices.find(choice => choice.value === value)?.name) || value;
    case 'reference': return referenceText(field.refersTo, value, names, t, place);
    case 'yuan': return (value / 100).toLocaleString(t.lang, { minimumFractionDigits: 2 });
    case 'list': return t.recordsItems(value.length);
    default: return field.field === 'weekday' ? t.recordsWeekdays[value] ?? String(value) : field.field === 'policy' ? packText(value, t, place) : field.field === 'period' ? quarterText(String(value), t) : String(value);
  }
}

function referenceText(noun, id, names, t, place) {
  const term = noun === 'terms' && place.terms?.find(each => each.id === id);
  return term ? t.termName(term) : names?.[noun]?.[id] ?? id;
}

// A quarter is written like a month with one digit.
function quarterText(value, t) {
  const [, year, quarter] = /^(\d{4})-([1-4])$/.exec(value) ?? [];
  return year ? t.recordsQuarter(year, quarter) : value;
}

function packText(id, t, place) {
  const pack = place.policies?.find(each => each.id === id);
  return pack ? t.in(pack.title) : id;
}

/** What a record is called: its own name, else whom and what it is about. */
export function titleOf(kind, record, names, t, place) {
  if (record.name) return record.name;
  const about = kind.fields.filter(field => field.type === 'reference' && field.refersTo !== 'terms' || field.type === 'choice' || field.field === 'date').slice(0, 3);
  const said = about.map(field => valueText(field, record, names, t, place)).filter(Boolean);
  return said.length ? said.join(' · ') : record.id;
}

/** The fields that a list shows, most telling first. */
export const shownFields = (kind, most) => kind.fields.filter(field => field.type !== 'list' && !field.isLong).slice(0, most);

/** A new record's beginning; `set` is what its address says of it, as report:monthly,period:2025-10. */
export function blankOf(kind, { me, term, set }) {
  const own = ownField(kind);
  const said = Object.fromEntries((set ?? '').split(',').map(part => part.split(':')).filter(([name, value]) => name && value));
  return Object.fromEntries(kind.fields.map(field => [field.field,
    field.type !== 'flag' && field.type !== 'list' && said[field.field] !== undefined ? said[field.field] : field.type === 'flag' ? false : field.type === 'list' ? [] : kind.writes === 'own' && field === own ? me : field.refersTo === 'terms' && field.required ? term?.id ?? null : null]));
}

/** The field that says whose a record is: who may write only their own writes it for themselves. */
export const ownField = kind => kind.fields.find(field => field.refersTo === 'staff');

/** What is sent: the kind's own fields, and nothing that is empty or follows from them. */
export function contentOf(kind, values, id) {
  const content = Object.fromEntries(kind.fields.map(field => [field.field, plain(values[field.field], field)]).filter(([, value]) => value !== null));
  return kind.isCoded ? content : { id, ...content };
}

function plain(value, field) {
  if (field.type === 'list') return (value ?? []).map(item => Object.fromEntries(field.items.map(part => [part.field, plain(item[part.field], part)])));
  if (field.type === 'flag') return Boolean(value);
  if (value === undefined || value === null || value === '') return null;
  return typeof value === 'string' ? value.trim() : value;
}

/** The fields in which two contents differ. */
export const differing = (kind, one, other) => kind.fields.filter(field => JSON.stringify(plain(one[field.field], field)) !== JSON.stringify(plain(other[field.field], field)));
