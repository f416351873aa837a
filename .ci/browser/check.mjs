// Opens a report in a real browser, as its readers do: phone, desk, paper, dark, without scripts.
//
//   node check.mjs <public folder>...        each with report.html and tables/*.csv
//
// Holds that axe-core finds no violation of WCAG 2.2 AA, that nothing is requested but the file itself, that
// the page is never wider than the window, that the numbers in the tables are those of the CSVs, and that
// tables sort. Ends with 1 and says what does not hold. Screenshots go to $SHOTS if that is set.
import { mkdtemp, readFile, readdir, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';

const AXE = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
const FLAGS = [
  '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
  '--disable-component-update', '--disable-sync',
];

// How a report is looked at.
const VIEWS = [
  { name: 'phone', viewport: { width: 360, height: 740 }, colorScheme: 'light' },
  { name: 'desk', viewport: { width: 1280, height: 900 }, colorScheme: 'light' },
  { name: 'dark', viewport: { width: 1280, height: 900 }, colorScheme: 'dark' },
  { name: 'dark-phone', viewport: { width: 360, height: 740 }, colorScheme: 'dark' },
  { name: 'print', viewport: { width: 794, height: 1123 }, colorScheme: 'light', media: 'print' },
  { name: 'no-script', viewport: { width: 1280, height: 900 }, colorScheme: 'light', javaScriptEnabled: false },
];

let failures = 0;
function hold(right, what) {
  if (right) return;
  failures += 1;
  console.error(`  FAILS: ${what}`);
}

// A new browser with an empty profile.
async function open(view) {
  const profile = await mkdtemp(join(tmpdir(), 'profile-'));
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    headless: true,
    args: FLAGS,
    bypassCSP: false,
    ...view,
  });
  return { context, close: async () => { await context.close(); await rm(profile, { recursive: true }); } };
}

async function look(folder, view) {
  const address = pathToFileURL(join(folder, 'report.html')).href;
  const { context, close } = await open(view);
  try {
    const page = await context.newPage();
    const others = [];
    const complaints = [];
    page.on('request', (request) => { if (request.url().split('#')[0] !== address) others.push(request.url()); });
    page.on('console', (message) => { if (['error', 'warning'].includes(message.type())) complaints.push(message.text()); });
    page.on('pageerror', (error) => complaints.push(String(error)));
    await page.emulateMedia({ media: view.media ?? 'screen', colorScheme: view.colorScheme });
    await page.goto(address);
    const width = await wide(page);
    hold(width <= view.viewport.width, `${view.name}: the page is ${width} px wide`);
    if (view.javaScriptEnabled === false) {
      hold((await page.locator('main table').count()) > 0, 'no-script: no table');
      hold((await page.locator('thead button').count()) === 0, 'no-script: buttons that do nothing');
    } else {
      await accessible(page, view.name);
      if (view.name === 'desk') {
        // the first that sorts, and the first of these in which numbers are withheld; by id, as pages may be large
        const ids = await page.$$eval('main table', (tables) => {
          const sorting = tables.filter((table) => table.querySelector('tr.total') && table.querySelector('thead button'));
          const withheld = sorting.find((table) => [...table.querySelectorAll('td:not(.word)')].some((cell) => cell.textContent === 'x'));
          return [sorting[0]?.id, withheld?.id].filter(Boolean);
        });
        hold(ids.length > 0, 'sorting: no table sorts');
        for (const id of new Set(ids)) await sorts(page, page.locator(`#${id}`));
      }
    }
    if (process.env.SHOTS) await page.screenshot({ path: join(process.env.SHOTS, `${view.name}.png`), fullPage: view.name !== 'desk' && view.name !== 'dark' });
    if (view.name === 'desk') await numbers(page, folder);
    hold(others.length === 0, `${view.name}: asks for ${others.slice(0, 5)}`);
    hold(complaints.length === 0, `${view.name}: the browser says ${complaints.slice(0, 5)}`);
  } finally {
    await close();
  }
}

// How wide the page is; works without scripts of its own.
async function wide(page) {
  const client = await page.context().newCDPSession(page);
  const metrics = await client.send('Page.getLayoutMetrics');
  return metrics.cssContentSize.width;
}

async function accessible(page, name) {
  // through the debugger: the page's policy lets no other script in
  await page.evaluate(AXE);
  // nobody touches paper
  const rules = { 'target-size': { enabled: name !== 'print' } };
  const found = await page.evaluate(([tags, rules]) => globalThis.axe.run(document, {
    runOnly: { type: 'tag', values: tags },
    rules,
    resultTypes: ['violations'],
  }), [TAGS, rules]);
  for (const one of found.violations) {
    const where = one.nodes.slice(0, 3).map((node) => node.target.join(' '));
    hold(false, `${name}: ${one.id} (${one.impact}): ${one.help}; ${one.nodes.length} times, such as ${where}`);
    console.error(`    ${one.nodes[0].failureSummary.replaceAll('\n', '\n    ')}`);
  }
  hold(found.violations !== undefined, `${name}: axe did not run`);
}

// A press sorts up, the next down, a third brings the order back; totals stay last, and what is no number
// stands behind the numbers.
async function sorts(page, table) {
  const language = await page.getAttribute('html', 'lang');
  const rows = () => table.locator('tbody tr').allTextContents();
  const before = await rows();
  const head = table.locator('thead th.number').first();
  await head.locator('button').focus();
  for (const wanted of ['ascending', 'descending', null]) {
    await page.keyboard.press('Enter');
    hold((await head.getAttribute('aria-sort')) === wanted, `sorting: aria-sort is not ${wanted}`);
    const after = await rows();
    hold(after.at(-1) === before.at(-1), 'sorting: the total does not stay last');
    hold([...after].sort().join() === [...before].sort().join(), 'sorting: a row is lost');
    const numbers = await table.locator('tbody tr:not(.total, .rest, .view) td:nth-child(2)').allTextContents();
    const read = numbers.map((text) => number(text, language));
    const values = read.filter((one) => one !== null);
    hold(wanted === null || read.slice(values.length).every((one) => one === null), `sorting: a sign stands among the numbers when ${wanted}`);
    const sign = wanted === 'descending' ? -1 : 1;
    hold(wanted === null || values.every((one, index) => index === 0 || sign * (one - values[index - 1]) >= 0), `sorting: not ${wanted}`);
  }
  hold((await rows()).join() === before.join(), 'sorting: the order does not come back');
}

// '1 204', '58,3 %', '12 500 €', '−2' as a number; anything else is none. English: '1,204', '58.3%'.
function number(text, language = 'de') {
  const plain = text.replace(/[\u00a0\u202f %€]/g, '').replace('\u2212', '-');
  const point = language === 'de' ? plain.replace(',', '.') : plain.replaceAll(',', '');
  return /^-?\d+(\.\d+)?$/.test(point) ? Number(point) : null;
}

// Every number of every HTML table stands, as it is rounded there, in the CSV of its name.
async function numbers(page, folder) {
  const results = JSON.parse(await readFile(join(folder, 'results.json'), 'utf8'));
  const files = (await readdir(join(folder, 'tables'))).map((name) => name.replace(/\.csv$/, ''));
  const csvs = new Map();
  for (const name of files) csvs.set(name, csv(await readFile(join(folder, 'tables', `${name}.csv`), 'utf8')));
  const language = await page.getAttribute('html', 'lang');
  const shown = await page.$$eval('main table', (tables) => tables.map((table) => ({
    id: table.id,
    head: [...table.tHead.rows[0].cells].map((cell) => [cell.textContent.trim(), cell.classList.contains('number')]),
    rows: [...table.tBodies[0].rows].map((row) => [...row.cells].map((cell) => cell.textContent.trim())),
  })));
  const anchor = (name) => `table-${name.replace(/[^A-Za-z0-9]/g, '-')}`;
  let compared = 0;
  const label = (one) => (language === 'en' && one.en) || one.de;
  const same = (text, plain, kind, where) => {
    compared += 1;
    // a word stands there in the reader's language; what is withheld in one is so in the other
    if (kind === 'code') return hold((text === 'x') === (plain === 'x'), `${where}: ${text} is not ${plain}`);
    const seen = number(text, language);
    if (seen === null && plain === 'x' && text !== 'x') {
      // a number withheld for the sake of others is told as the range that everybody can compute
      const [low, high, ...more] = text.split('–').map((end) => number(end, language));
      const isRange = more.length === 0 && low !== null && high !== undefined && high !== null && low <= high;
      return hold(isRange, `${where}: ${text} is no range`);
    }
    if (seen === null) return hold(text === plain, `${where}: ${text} is not ${plain}`);
    const digits = /[.,](\d+)/.exec(language === 'de' ? text : text.replaceAll(',', ''))?.[1].length ?? 0;
    const slack = 0.5 * 10 ** -digits + 1e-9 + (kind === 'cases' ? 0.0005 : 0);
    hold(Math.abs(seen - Number(plain)) <= slack, `${where}: ${text} is not ${plain}`);
  };
  for (const table of results.tables) {
    const file = table.name.toLowerCase().replace(/[^a-z0-9_-]/g, '-');
    const lines = csvs.get(file);
    hold(lines, `there is no CSV of ${table.name}`);
    if (!lines) continue;
    const [ids, ...records] = lines;
    // a list: column by column, in the order of its rows
    const list = shown.find((one) => one.id === anchor(table.name));
    if (list) {
      hold(list.rows.length === records.length, `${table.name}: ${list.rows.length} rows, in the CSV ${records.length}`);
      for (const column of table.columns) {
        const at = list.head.findIndex(([text, numeric]) => numeric && text === label(column.label));
        if (at < 0) continue;
        list.rows.forEach((row, index) => same(row[at], records[index][ids.indexOf(column.id)], column.kind, `${table.name}, ${column.id}, row ${index + 1}`));
      }
    }
    // cross-tables: the two keys lead to the row
    for (const column of table.columns) {
      const cross = shown.find((one) => one.id === anchor(`${table.name}-${column.id}`));
      if (!cross) continue;
      const [first, second] = table.columns;
      const keys = cross.head[0][0] === label(first.label) ? [first, second] : [second, first];
      const cells = new Map();
      table.rows.forEach((row, index) => {
        const name = keys.map((key) => label(table.labels[key.id][row.values[key.id]])).join('\n');
        hold(!cells.has(name), `${cross.id}: two rows are called ${name}`);
        cells.set(name, records[index][ids.indexOf(column.id)]);
      });
      for (const row of cross.rows) {
        cross.head.slice(1).forEach(([head], index) => {
          const plain = cells.get(`${row[0]}\n${head}`) ?? '–';
          same(row[index + 1], plain, column.kind, `${cross.id}, ${row[0]} and ${head}`);
        });
      }
    }
  }
  hold(compared > 100, `only ${compared} numbers were compared`);
  console.log(`  ${compared} numbers of ${shown.length} tables stand in the CSVs`);
}

// RFC 4180.
function csv(text) {
  const lines = [[]];
  let field = '';
  let quoted = false;
  for (let at = 0; at < text.length; at += 1) {
    const c = text[at];
    if (quoted) {
      if (c === '"' && text[at + 1] === '"') { field += '"'; at += 1; } else if (c === '"') quoted = false; else field += c;
    } else if (c === '"') quoted = true;
    else if (c === ',') { lines.at(-1).push(field); field = ''; }
    else if (c === '\n') { lines.at(-1).push(field); field = ''; lines.push([]); }
    else if (c !== '\r') field += c;
  }
  return lines.filter((line) => line.length > 0);
}

for (const folder of process.argv.slice(2).map((name) => resolve(name))) {
  console.log(folder);
  for (const view of VIEWS) await look(folder, view);
}
if (process.argv.length < 3) { console.error('usage: node check.mjs <public folder>...'); process.exit(2); }
console.log(failures === 0 ? 'the browser finds nothing' : `${failures} things do not hold`);
process.exit(failures === 0 ? 0 : 1);
