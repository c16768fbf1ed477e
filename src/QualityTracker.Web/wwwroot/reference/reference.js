// Back to the start page in the language the reader came in.
const lang = new URLSearchParams(location.search).get('lang');
if (lang === 'zh' || lang === 'en') document.getElementById('back').href = `/?lang=${lang}`;

// Dark where the reader's screen is dark, as on the start page.
const dark = matchMedia('(prefers-color-scheme: dark)');
const shade = () => document.documentElement.classList.toggle('dark-mode', dark.matches);
dark.addEventListener('change', shade);
shade();

// A write tried out is sent like the pages' own, with a token read just before it.
async function withToken(request) {
  if (!['GET', 'HEAD'].includes((request.method ?? 'GET').toUpperCase())) {
    request.headers['X-Antiforgery'] = (await (await fetch('/api/v1/session')).json()).antiforgery;
  }

  return request;
}

// Nothing is asked of any other server: no validator, no fonts, no query that names another description.
window.SwaggerUIBundle({
  url: '/openapi/v1.json',
  dom_id: '#reference',
  deepLinking: true,
  docExpansion: 'none',
  filter: true,
  requestInterceptor: withToken,
  validatorUrl: null,
  queryConfigEnabled: false,
  displayRequestDuration: true,
  defaultModelsExpandDepth: 0,
});
