import { html } from '/vendor/htm/standalone.module.js';
import './words/explain.js';
import { within } from './address.js';
import { useWords } from './languages.js';

/** A figure that leads to how it was made. */
export function Figure({ address, person, figure, name, children }) {
  const t = useWords();
  const step = { view: 'sheets', person, figure };
  return html`<a class="figure-link" href=${address.href(step)} title=${t.howMade} aria-label=${name && t.howMadeOf(name)} onClick=${within(() => address.go(step))}>${children}</a>`;
}

/** The figures above one, as far as its address tells: those it is a part of. */
export function above(figure, t) {
  const [kind, ...rest] = figure.split('/');
  const words = t.figureCrumbs;
  const all = figure === 'all' ? [] : [{ figure: 'all', name: t.everyFigure }];
  if (kind === 'dimensions') return [...all, { figure: 'total', name: words.total }];
  if (kind === 'indicators') {
    const dimension = [{ figure: 'total', name: words.total }, { figure: `dimensions/${rest[0]}`, name: words.dimensions }];
    return [...all, ...dimension, ...(rest.length > 2 ? [{ figure: `indicators/${rest[0]}/${rest[1]}`, name: t.partsTitle }] : [])];
  }

  if (kind === 'workload' && rest.length > 0) {
    return [...all, { figure: 'workload', name: words.workload }, ...(rest.length > 2 ? [{ figure: `workload/weeks/${rest[1]}`, name: `${words.weeks} ${rest[1]}` }] : [])];
  }

  if (kind === 'pay' && rest.length > 1) return [...all, { figure: `pay/${rest[0]}`, name: words.pay }];
  if (kind === 'exam-results' && rest.length > 0) return [...all, { figure: 'exam-results', name: t.examResults }];
  return all;
}
