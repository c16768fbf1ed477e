/** What the address says is to be tried, as it is sent; null when it is nothing. */
export function triedIn({ policy, set, payRun, sum }) {
  if (!policy && !set && !payRun && !sum) return null;
  const [totalCents, afterSchoolCents] = (sum ?? '').split(',').map(Number);
  return {
    ...(policy ? { policy } : {}),
    ...(set ? { parameters: valuesOf(set) } : {}),
    ...(payRun ? { payRun } : {}),
    ...(sum ? { totalCents, afterSchoolCents: afterSchoolCents || 0 } : {}),
  };
}

/** name:value,name:value as values by name. */
export const valuesOf = set => Object.fromEntries((set ?? '').split(',').filter(Boolean).map(each => [each.slice(0, each.indexOf(':')), each.slice(each.indexOf(':') + 1)]));

/** Values by name as they stand in the address; undefined for none. */
export const setOf = values => Object.entries(values).map(([name, value]) => `${name}:${value}`).join(',') || undefined;

/** Yuan as typed in, in cents; null when it is no sum of money. */
export function centsOf(text) {
  const match = /^(\d{1,11})(?:\.(\d{1,2}))?$/.exec(text.trim());
  return match ? Number(match[1]) * 100 + Number((match[2] ?? '').padEnd(2, '0')) : null;
}

/** Cents as they are typed in. */
export const yuanOf = cents => (Number.isSafeInteger(cents) ? `${Math.trunc(cents / 100)}.${String(cents % 100).padStart(2, '0')}` : '');
