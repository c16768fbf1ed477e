import { html } from '/vendor/htm/standalone.module.js';
import { within } from './address.js';

/** A link of the page to one of its own places. */
export function Step({ address, to, label, children, ...rest }) {
  return html`<a href=${address.href(to)} aria-label=${label} ...${rest} onClick=${within(() => address.go(to))}>${children}</a>`;
}
