import { html } from '/vendor/htm/standalone.module.js';

export default function View() {
  return html`<div class="empty"></div>`;
}
