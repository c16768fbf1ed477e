import { html } from '/vendor/htm/standalone.module.js';
import { useWords } from './languages.js';

/** A refusal in words: what is wrong, what to do, and each error's field, message and remedy. */
export function Problem({ problem, onRetry, children }) {
  const t = useWords();
  if (!problem) return null;
  const errors = problem.errors ?? [];
  return html`
    <div class="problem" role="alert">
      <p class="problem-title">${problem.title}</p>
      ${problem.detail && html`<p>${problem.detail}</p>`}
      ${errors.length > 0 && html`
        <ul>
          ${errors.map(error => html`
            <li><strong>${error.field && html`<code>${error.field}</code> `}${error.message}</strong>${error.remedy && html`<br />${error.remedy}`}</li>`)}
        </ul>
        ${problem.errorCount > errors.length && html`<p>${t.moreErrors(problem.errorCount - errors.length)}</p>`}`}
      ${children}
      ${onRetry && html`<button type="button" class="quiet" onClick=${onRetry}>${t.tryAgain}</button>`}
    </div>`;
}

/** Room for what is on its way, of about its size, so that nothing moves when it comes. */
export function Waiting({ rows = 6 }) {
  const t = useWords();
  return html`
    <div class="waiting" aria-busy="true" role="status">
      <span class="unseen">${t.loading}</span>
      ${Array.from({ length: rows }, (_, at) => html`<div class="waiting-row" key=${at}></div>`)}
    </div>`;
}
