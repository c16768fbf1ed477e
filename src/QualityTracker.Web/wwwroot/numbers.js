// Made when the first number is shown: that takes a phone a moment.
let format;
const grouped = number => (format ??= new Intl.NumberFormat('en-US')).format(number);

export const count = number => grouped(number ?? 0);

/** Points have two places wherever they are printed. */
export const points = total => (total === null || total === undefined ? '—' : Number(total).toFixed(2));

/** Cents as yuan; the last two digits are set apart, not divided, so that no rounding can creep in. */
export function yuan(cents) {
  if (cents === null || cents === undefined) return '—';
  const [whole, rest] = [Math.trunc(Math.abs(cents) / 100), Math.abs(cents) % 100];
  return `${cents < 0 ? '−' : ''}¥ ${grouped(whole)}.${String(rest).padStart(2, '0')}`;
}

const sign = number => (number > 0 ? '+' : number < 0 ? '−' : '');

/** A change, with its sign; nothing that is not known has one. */
export const change = number => (number === null || number === undefined ? '—' : `${sign(number)}${points(Math.abs(number))}`);

export const changeOfYuan = cents => (cents === null || cents === undefined ? '—' : `${sign(cents)}${yuan(Math.abs(cents))}`);

export const size = bytes => (bytes < 1024 * 1024 ? `${Math.ceil(bytes / 1024)} KB` : `${(bytes / 1024 / 1024).toFixed(2)} MB`);

export function moment(iso, lang) {
  return new Date(iso).toLocaleString(lang === 'zh' ? 'zh-CN' : 'en-GB', { dateStyle: 'medium', timeStyle: 'short' });
}

/** The browser's day, such as 2025-10-14. */
export function today() {
  const now = new Date();
  return new Date(now.getTime() - now.getTimezoneOffset() * 60_000).toISOString().slice(0, 10);
}
