// Two nodes on one PostgreSQL behind nginx, under load, one killed again and again, also in the middle of a print. Build the program first, then
//   node tests/QualityTracker.Faults/nodes.mjs [--seed 1] [--kills 10] [--clients 6]
// It needs PostgreSQL and nginx (on Debian: apt-get install -y postgresql nginx). Figures and what they mean are in NODES.md beside it.
import { execFileSync, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmodSync, mkdirSync, mkdtempSync, openSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import http from 'node:http';
import { tmpdir, userInfo } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const option = (name, usual) => Number(process.argv[process.argv.indexOf(`--${name}`) + 1 || Infinity] ?? usual);
const [seed, kills, clients] = [option('seed', 1), option('kills', 10), option('clients', 6)];
const root = resolve(dirname(fileURLToPath(import.meta.url)), '../..');
const program = ['Release', 'Debug'].map((kind) => join(root, `src/QualityTracker.Api/bin/${kind}/net10.0/QualityTracker.Api.dll`));
const folder = mkdtempSync(join(tmpdir(), 'qt-nodes-'));
const [front, ports] = [5390, [5391, 5392]];
const school = '/api/v1/schools/demo';
const print = { kind: 'sheetFiles', term: '2025-1' };
const longestRetry = 60_000;
const sleep = (ms) => new Promise((done) => setTimeout(done, ms));
const started = [];

// The same numbers for the same seed.
let state = seed >>> 0;
function random() {
  state = (state + 0x6d2b79f5) >>> 0;
  let mixed = Math.imul(state ^ (state >>> 15), state | 1);
  mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
  return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
}

const asRoot = userInfo().uid === 0;
const postgres = join('/usr/lib/postgresql', readdirSync('/usr/lib/postgresql').sort((a, b) => b - a)[0], 'bin');
const asPostgres = (file, args) => (asRoot ? ['runuser', ['-u', 'postgres', '--', join(postgres, file), ...args]] : [join(postgres, file), args]);

function run(file, args, options = {}) {
  const log = openSync(join(folder, `${options.name ?? 'other'}.log`), 'a');
  const child = spawn(file, args, { stdio: ['ignore', log, log], ...options });
  started.push(child);
  return child;
}

function sql(text) {
  const [file, args] = asPostgres('psql', ['-h', folder, '-U', 'postgres', '-d', 'nodes', '-At', '-c', text]);
  return execFileSync(file, args, { encoding: 'utf8', cwd: '/', maxBuffer: 1 << 28 }).trim().split('\n').filter((line) => line.length > 0);
}

async function startPostgres() {
  const data = join(folder, 'postgres');
  mkdirSync(data);
  chmodSync(folder, 0o777);
  if (asRoot) execFileSync('chown', ['postgres', data]);
  execFileSync(...asPostgres('initdb', ['-D', data, '-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--locale=C']), { stdio: 'ignore', cwd: '/' });
  run(...asPostgres('postgres', ['-D', data, '-k', folder, '-c', 'listen_addresses=', '-c', 'max_connections=300']), { name: 'postgres', cwd: '/' });
  for (let tries = 0; ; tries++) {
    try {
      execFileSync(...asPostgres('psql', ['-h', folder, '-U', 'postgres', '-c', 'create database nodes']), { stdio: 'ignore', cwd: '/' });
      return;
    } catch (error) {
      if (tries > 100) throw error;
      await sleep(100);
    }
  }
}

// What is recommended, with these two nodes, and without TLS and logs.
function example() {
  const [, text] = /^([^]*?)server \{\s+listen 80;/m.exec(readFileSync(join(root, 'src/QualityTracker.Api/Operating/nginx.example'), 'utf8'));
  const replaced = [
    [/server 127\.0\.0\.1:5080([^;]*);/, (_, options) => ports.map((port) => `server 127.0.0.1:${port}${options};`).join(' ')],
    [/listen 443[^;]*;\s+listen \[::\]:443[^;]*;/, `listen 127.0.0.1:${front};`],
    [/ssl_certificate [^;]*;\s+ssl_certificate_key [^;]*;/, ''],
    [/error_log [^;]*;/, ''],
    [/access_log [^;]* if=[^;]*;/, ''],
  ];
  return replaced.reduce((config, [from, to]) => {
    if (!from.test(config)) throw new Error(`nginx.example has no ${from}`);
    return config.replace(from, to);
  }, text);
}

function startNginx() {
  // A request that a node did not answer goes to the other if it changes nothing; what writes is sent again by who sent it.
  writeFileSync(join(folder, 'nginx.conf'), `
    daemon off; pid ${folder}/nginx.pid; error_log ${folder}/nginx-error.log; worker_processes 1; ${asRoot ? 'user root;' : ''}
    events { worker_connections 1024; }
    http {
      access_log off; client_max_body_size 70m; client_body_temp_path ${folder}/nginx-body; proxy_temp_path ${folder}/nginx-proxy;
      fastcgi_temp_path ${folder}/nginx-f; uwsgi_temp_path ${folder}/nginx-u; scgi_temp_path ${folder}/nginx-s;
      ${example()}
    }`);
  run('nginx', ['-c', join(folder, 'nginx.conf'), '-e', join(folder, 'nginx-error.log')], { name: 'nginx' });
}

const nodes = [];
async function startNode(at) {
  const data = join(folder, `node-${at}`);
  mkdirSync(data, { recursive: true });
  const env = {
    ...process.env, ASPNETCORE_URLS: `http://127.0.0.1:${ports[at]}`, ASPNETCORE_ENVIRONMENT: 'Development', QUALITYTRACKER_SECRET: 'a secret of these two nodes and of nobody else',
    QUALITYTRACKER_DATABASE: `Host=${folder};Database=nodes;Username=postgres;Maximum Pool Size=60`, Limits__PerMinuteOfAccount: '10000000', Limits__CostlyPerMinute: '100000', Limits__CostlyAtOnce: '50',
  };
  const child = run('dotnet', [built, '--data', data], { env, name: `node-${at}` });
  nodes[at] = { child, at, up: false };
  child.on('exit', () => (nodes[at].child === child ? (nodes[at].up = false) : undefined));
  for (let tries = 0; tries < 1200; tries++) {
    try {
      await ask({ port: ports[at] }, 'GET', '/api/v1/session');
      nodes[at].up = true;
      return;
    } catch {
      await sleep(50);
    }
  }
  throw new Error(`node ${at} does not answer`);
}

// One request; rejected when no answer came.
const agent = new http.Agent({ keepAlive: true, maxSockets: 100 });
function ask(session, method, path, body) {
  return new Promise((resolveAnswer, reject) => {
    const text = body === undefined ? undefined : JSON.stringify(body);
    const headers = { ...(session.cookies ? { cookie: Object.entries(session.cookies).map(([name, value]) => `${name}=${value}`).join('; ') } : {}) };
    if (session.antiforgery) headers['x-antiforgery'] = session.antiforgery;
    if (text !== undefined) Object.assign(headers, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text) });
    const request = http.request({ host: '127.0.0.1', port: session.port ?? front, method, path, headers, agent, timeout: 30_000 }, (response) => {
      const parts = [];
      response.on('data', (part) => parts.push(part)).on('error', reject).on('end', () => {
        if (!response.complete) return reject(new Error('cut off'));
        for (const line of response.headers['set-cookie'] ?? []) {
          const [name, value] = line.split(';')[0].split(/=(.*)/s);
          if (session.cookies) session.cookies[name] = value;
        }
        const content = Buffer.concat(parts);
        return resolveAnswer({ status: response.statusCode, content, json: () => JSON.parse(content.toString()) });
      });
    });
    request.on('timeout', () => request.destroy(new Error('timeout'))).on('error', reject);
    request.end(text);
  });
}

const figures = { requests: 0, again: 0, failed: 0, longest: 0 };
async function insist(session, method, path, body, before) {
  const begun = Date.now();
  for (let tries = 0; ; tries++) {
    figures.requests++;
    if (tries > 0) figures.again++;
    try {
      const done = tries > 0 && before ? await before() : undefined;
      const answer = done ?? await ask(session, method, path, body);
      if (![429, 500, 502, 503, 504].includes(answer.status)) {
        figures.longest = Math.max(figures.longest, Date.now() - begun);
        return answer;
      }
    } catch { /* no answer: asked again */ }
    if (Date.now() - begun > longestRetry) {
      figures.failed++;
      return { status: 0, content: Buffer.alloc(0), json: () => ({}) };
    }
    await sleep(50 + 100 * random());
  }
}

async function signIn(userName) {
  const session = { cookies: {} };
  session.antiforgery = (await insist(session, 'GET', '/api/v1/session')).json().antiforgery;
  const answer = await insist(session, 'POST', '/api/v1/session', { userName, password: 'demo-school-1' });
  if (answer.status !== 200) throw new Error(`${userName} could not sign in: ${answer.content}`);
  session.antiforgery = answer.json().antiforgery;
  return session;
}

const ids = '0199e1a0-7c00-7000-8000-000';
const [written, reads, prints, wrong] = [[], { count: 0 }, [], []];
let going = true;
async function client(session, number) {
  for (let at = 0; going; at++) {
    const id = `${ids}${number.toString(16).padStart(3, '0')}${at.toString(16).padStart(6, '0')}`;
    const answer = await insist(session, 'POST', `${school}/hand-ins`, { id, term: '2025-1', report: 'termSummary', due: '2026-01-30', to: `县教育局 ${id.slice(-9)}` });
    if (answer.status === 201 || answer.status === 200) written.push(id);
    else if (answer.status !== 0) wrong.push(`${answer.status} ${answer.content}`);
    const read = await insist(session, 'GET', `${school}/hand-ins/${id}`);
    if (read.status === 200 && read.json().record.id === id) reads.count++;
    else wrong.push(`${id} was written and then read as ${read.status}`);
    await sleep(10);
  }
}

const hash = (content) => createHash('sha256').update(content).digest('hex');
async function makePrint(session, whenAtWork) {
  const known = new Set(prints.map((each) => each.id));
  // Whether it was begun before the answer was lost is seen from the list.
  const begunBefore = async () => {
    const list = (await ask(session, 'GET', `${school}/print-jobs`)).json();
    const begun = list.find((each) => !known.has(each.id));
    return begun && { status: 202, json: () => begun };
  };
  const job = (await insist(session, 'POST', `${school}/print-jobs`, print, begunBefore)).json();
  const made = { id: job.id, killed: false };
  prints.push(made);
  const begun = Date.now();
  for (;;) {
    const now = (await insist(session, 'GET', `${school}/print-jobs/${job.id}`)).json();
    if (!made.killed && whenAtWork && now.state === 'printing') made.killed = await whenAtWork(job.id);
    if (!['waiting', 'printing'].includes(now.state)) {
      Object.assign(made, { state: now.state, took: Date.now() - begun });
      break;
    }
    await sleep(20);
  }
  made.hash = hash((await insist(session, 'GET', `${school}/print-jobs/${job.id}/file`)).content);
  return made;
}

async function kill(node) {
  node.child.kill('SIGKILL');
  await new Promise((done) => (node.child.exitCode !== null || node.child.signalCode !== null ? done() : node.child.on('exit', done)));
  await sleep(500 + 3000 * random());
  return startNode(node.at);
}

let built;
async function main() {
  built = program.find((file) => { try { return openSync(file, 'r') > 0; } catch { return false; } });
  if (!built) throw new Error('Build the program first: dotnet build src/QualityTracker.Api');
  await startPostgres();
  await Promise.all([startNode(0), startNode(1)]);
  startNginx();
  const printer = await signIn('principal');
  const reference = (await makePrint(printer)).hash;
  // One after the other: sign-ins to one name at once count as guesses.
  const sessions = [];
  for (let number = 0; number < clients; number++) sessions.push(await signIn('office'));
  const work = sessions.map(client);
  let [inPrint, restarting] = [0, Promise.resolve()];
  for (let at = 0; at < kills; at++) {
    if (at % 2 === 0) {
      await restarting;
      const made = await makePrint(printer, async (id) => {
        const [owner] = sql(`select split_part(instance_name, '/', 2) from qrtz_fired_triggers where job_name = 'run' and trigger_name like '${id}%'`);
        const node = nodes.find((each) => String(each.child.pid) === owner);
        if (!node) return false;
        restarting = kill(node);
        return true;
      });
      if (made.killed) inPrint++;
    } else {
      await restarting;
      await sleep(1000 + 2000 * random());
      restarting = kill(nodes[Math.floor(random() * nodes.length)]);
    }
  }
  await restarting;
  await sleep(1000);
  going = false;
  await Promise.all(work);

  const there = new Set(sql(`select id from hand_ins where school = 'demo' and id like '${ids}%'`));
  const entries = sql("select content::json ->> 'record' from audit_contents join audit_entries using (seq) where action = 'hand-ins.create'").filter((id) => id.startsWith(ids));
  const begun = sql("select count(*) from audit_entries where action = 'print-jobs.create'")[0];
  const turns = sql("select max(turn) from jobs where kind = 'print'")[0];
  const chain = execFileSync('dotnet', [built, 'audit', 'verify', '--data', join(folder, 'node-0')], {
    encoding: 'utf8', env: { ...process.env, QUALITYTRACKER_SECRET: 'a secret of these two nodes and of nobody else', QUALITYTRACKER_DATABASE: `Host=${folder};Database=nodes;Username=postgres` },
  }).trim().split('\n')[0];
  const lost = written.filter((id) => !there.has(id)).length;
  const twice = entries.length - new Set(entries).size;
  const other = prints.filter((each) => each.hash !== reference || each.state !== 'done').length;
  const slowest = Math.max(...prints.filter((each) => each.killed).map((each) => each.took), 0);
  const table = [
    ['seed, clients, kills, of them in a print', `${seed}, ${clients}, ${kills}, ${inPrint}`],
    ['requests, of them sent again', `${figures.requests}, ${figures.again}`],
    ['failed after being sent again', figures.failed],
    ['longest until an answer, s', (figures.longest / 1000).toFixed(1)],
    ['records acknowledged, read back at once', `${written.length}, ${reads.count}`],
    ['records lost', lost],
    ['records in the log twice', twice],
    ['answers that were wrong', wrong.length],
    ['prints asked for, begun by the log, with another file than undisturbed', `${prints.length}, ${begun}, ${other}`],
    ['most turns of one print, longest of one whose node was killed, s', `${turns}, ${(slowest / 1000).toFixed(1)}`],
    ['the log', chain],
  ];
  for (const [what, figure] of table) console.log(`| ${what} | ${figure} |`);
  for (const each of wrong.slice(0, 5)) console.log(each);
  return figures.failed + lost + twice + other + wrong.length + (Number(begun) === prints.length ? 0 : 1) + (chain.includes('Intact') ? 0 : 1) === 0;
}

let good = false;
try {
  good = await main();
} finally {
  for (const child of started.reverse()) child.kill('SIGTERM');
  await sleep(1500);
  for (const child of started) child.kill('SIGKILL');
  agent.destroy();
  if (good) rmSync(folder, { recursive: true, force: true });
  else console.error(`What was said is in ${folder}`);
}
process.exit(good ? 0 : 1);
