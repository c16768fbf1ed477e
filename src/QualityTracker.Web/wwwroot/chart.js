import { html, useEffect, useRef, useState } from '/vendor/htm/standalone.module.js';
import { useWords } from './languages.js';

const Module = '/vendor/echarts/echarts.esm.min.js';
const Dark = matchMedia('(prefers-color-scheme: dark)');

/**
 * A chart drawn as SVG by ECharts, which is fetched by the first page that shows one. `option` makes its option from the page's colours and the
 * width there is; `label` says in words what it shows. Whatever it shows stands in a table beside it too. Without the module there is only that.
 */
export function Chart({ option, label, height }) {
  const t = useWords();
  const place = useRef(null);
  const [state, setState] = useState('waiting');

  useEffect(() => {
    let chart;
    let gone = false;
    const draw = () => chart?.setOption({ animation: false, ...option(colours(), place.current.clientWidth) }, true);
    const resized = new ResizeObserver(() => { chart?.resize(); draw(); });
    Dark.addEventListener('change', draw);
    import(Module).then(({ init }) => {
      if (gone) return;
      chart = init(place.current, null, { renderer: 'svg' });
      draw();
      resized.observe(place.current);
      setState('drawn');
    }, () => gone || setState('missing'));
    return () => {
      gone = true;
      resized.disconnect();
      Dark.removeEventListener('change', draw);
      chart?.dispose();
    };
  }, [option]);

  if (state === 'missing') return html`<p class="soft">${t.unreachable.title}</p>`;
  return html`<div class=${`chart chart-${state}`} role="img" aria-label=${label} ref=${place} style=${{ height: `${height}px` }}></div>`;
}

// The colours of colours.css, as the reader's scheme has them.
function colours() {
  const style = getComputedStyle(document.documentElement);
  return Object.fromEntries(['pico-color', 'pico-muted-color', 'card', 'line', 'line-strong', 'good', 'fine', 'plain', 'low', 'bad'].map(name => [name, style.getPropertyValue(`--${name}`).trim()]));
}
