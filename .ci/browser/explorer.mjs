// Asks the explorer in a real browser, with keys and clicks.
//
//   node explorer.mjs <lueckenlos> <project folder> <report folder> [views]
//
// Then gives a copy of Musterstadt options and a budget, and pulls it in both pages, with keys.
//
// Holds that axe-core finds nothing in any view, that nothing is requested but the file itself, that sums of random
// views are those that `lueckenlos table` prints, that the address brings a view back, that a number leads to its
// reasons and back by keyboard, that an offer is found, that a town with a budget stands at every amount as
// `lueckenlos plan` and the tables of its report say, and how long a first view and a change take.
import { execFileSync } from 'node:child_process';
import { cp, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';

const AXE = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
const FLAGS = ['--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'];
const MEASURES = ['need', 'covered', 'gap', 'coverage', 'not_assessable'];
const [program, project, report, wanted = '100'] = process.argv.slice(2);

let failures = 0;
const hold = (right, what) => {
  if (right) return;
  failures += 1;
  console.error(`  FAILS: ${what}`);
};

// The same numbers on every machine: a linear congruential generator (Numerical Recipes).
let state = 14;
const random = (below) => {
  state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
  return Math.floor((state / 2 ** 32) * below);
};

async function accessible(page, name) {
  await page.evaluate(AXE);
  const found = await page.evaluate((tags) => globalThis.axe.run(document, { runOnly: { type: 'tag', values: tags }, resultTypes: ['violations'] }), TAGS);
  for (const one of found.violations) hold(false, `${name}: ${one.id}: ${one.help}, such as ${one.nodes[0].target} ${one.nodes[0].failureSummary}`);
}

function printed(rows, columns, filters) {
  const asked = ['table', project, '--rows', rows, '--measure', MEASURES.join(','), '--format', 'csv', '--quiet'];
  if (columns) asked.push('--cols', columns);
  for (const [dimension, category] of filters) asked.push('--where', `${dimension}=${category}`);
  const text = execFileSync(program, asked, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
  const [head, ...lines] = text.trim().split('\n').map((line) => line.split(','));
  return lines.map((line) => Object.fromEntries(head.map((name, at) => [name, line[at]])));
}

async function sums(page) {
  const dimensions = await page.evaluate(() => JSON.parse(document.getElementById('data').textContent).dimensions.map((one) => ({ id: one.id, categories: one.categories })));
  const used = dimensions.filter((one) => one.categories.length > 0);
  let compared = 0;
  for (let view = 0; view < Number(wanted); view += 1) {
    const rows = used[random(used.length)];
    const others = used.filter((one) => one !== rows);
    const columns = random(3) > 0 && others.length > 0 ? others[random(others.length)] : null;
    const rest = others.filter((one) => one !== columns);
    const filter = random(2) > 0 && rest.length > 0 ? rest[random(rest.length)] : null;
    const category = filter?.categories[random(filter.categories.length)];
    const filters = category ? [[filter.id, category.id]] : [];
    const at = (one) => (one ? dimensions.indexOf(one) : -1);
    const own = await page.evaluate(([rows, columns, filters, measures]) => {
      const asked = (measure) => globalThis.lueckenlos.grid({ rows, columns, measure, filters });
      const grids = measures.map(asked);
      return { rows: grids[0].rows, columns: grids[0].columns, sizes: grids.map((grid) => grid.fields.map((line) => line.map((field) => field.size))) };
    }, [at(rows), at(columns), category ? { [at(filter)]: category.node } : {}, MEASURES]);
    const name = (dimension, line) => {
      if (!dimension || line.total) return 'total';
      return dimension.categories.find((one) => one.node === line.node)?.id ?? ['not_broken_down', 'unknown'][line.node];
    };
    const lines = printed(rows.id, columns?.id, filters);
    for (const line of lines) {
      const row = own.rows.findIndex((one) => name(rows, one) === line[rows.id]);
      const column = columns ? own.columns.findIndex((one) => name(columns, one) === line[columns.id]) : 0;
      if (row < 0 || column < 0) continue;
      MEASURES.forEach((measure, position) => {
        const said = line[measure];
        const size = own.sizes[position][row][column];
        if (said === '–' || said === undefined) return hold(size === null || size === 0, `${rows.id} ${columns?.id} ${filters}: ${measure} ${said} ${size}`);
        const shown = measure === 'coverage' ? size * 100 : size;
        const near = Math.abs(Number(said) - shown) <= (measure === 'coverage' ? 0.051 : 0.00051);
        compared += 1;
        return hold(near, `${rows.id} ${columns?.id} ${filters} ${line[rows.id]}: ${measure} ${said}, not ${shown}`);
      });
    }
  }
  hold(compared > 1000 || Number(wanted) < 20, `only ${compared} numbers compared`);
  console.log(`  ${wanted} views, ${compared} numbers as 'lueckenlos table' prints them`);
}

// A page in a fresh profile, that may ask for nothing and complain about nothing.
async function opened(file, use) {
  const address = pathToFileURL(file).href;
  const profile = await mkdtemp(join(tmpdir(), 'profile-'));
  const context = await chromium.launchPersistentContext(profile, { executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', headless: true, args: FLAGS, viewport: { width: 1280, height: 900 } });
  try {
    const page = await context.newPage();
    const others = [];
    const complaints = [];
    page.on('request', (request) => { if (request.url().split('#')[0] !== address) others.push(request.url()); });
    page.on('console', (message) => { if (['error', 'warning'].includes(message.type())) complaints.push(message.text()); });
    page.on('pageerror', (error) => complaints.push(String(error)));
    await use(page, address);
    hold(others.length === 0, `asks for ${others.slice(0, 3)}`);
    hold(complaints.length === 0, `the browser says ${complaints.slice(0, 3)}`);
  } finally {
    await context.close();
    await rm(profile, { recursive: true });
  }
}

async function ask(file, internal) {
  await opened(file, async (page, address) => {
    const begun = performance.now();
    await page.goto(address);
    await page.locator('#result tbody tr').first().waitFor();
    const first = performance.now() - begun;
    const changes = [];
    for (const view of ['table', 'heat', 'bars']) {
      await page.selectOption('#view', view);
      for (const measure of ['coverage', 'gap']) {
        changes.push(await page.evaluate((measure) => {
          const select = document.getElementById('measure');
          const begun = performance.now();
          select.value = measure;
          select.dispatchEvent(new Event('change'));
          document.body.getBoundingClientRect();
          return performance.now() - begun;
        }, measure));
      }
      await accessible(page, `${file} ${view}`);
    }
    console.log(`  ${file}: ${((await stat(file)).size / 1e6).toFixed(2)} MB, first view ${first.toFixed(0)} ms, a change ${Math.max(...changes).toFixed(0)} ms at most`);
    // the address brings the view back
    await page.selectOption('#measure', 'coverage');
    const kept = await page.locator('#result').innerText();
    const kept_address = page.url();
    await page.goto('about:blank');
    await page.goto(kept_address);
    hold((await page.locator('#result').innerText()) === kept, 'the address does not bring the view back');
    // an offer is found
    const name = (await page.locator('#offers li').first().innerText()).split(' · ')[0];
    await page.fill('#search', name);
    hold((await page.locator('#offers li').count()) >= 1, `${name} is not found`);
    hold(page.url().includes('search='), 'what is searched is not in the address');
    await page.fill('#search', 'no such offer anywhere');
    hold((await page.locator('#offers li').count()) === 0, 'offers are found that are not there');
    await page.fill('#search', '');
    if (internal) {
      await page.selectOption('#measure', 'gap');
      const button = page.locator('#result button').first();
      await button.focus();
      await page.keyboard.press('Enter');
      hold(await page.locator('#why').isVisible(), 'a number does not say why');
      hold((await page.evaluate(() => document.activeElement.id)) === 'why-title', 'the reasons are not in focus');
      await accessible(page, `${file} why`);
      await page.keyboard.press('Escape');
      hold(await button.evaluate((element) => element === document.activeElement), 'Escape does not lead back to the number');
      await sums(page);
    }
  });
}

const OPTIONS = `kennung;art;angebot;option;plätze;kosten;höchstens;stadtteil;lebensphase;handlungsfeld
O1;aufstocken;MU001;Kita Nordlicht: eine Gruppe mehr;20;180000;2;;;
O2;neu;;Krippe Hafenviertel;30;270000;1;Hafenviertel;0-2;Kindertagesbetreuung
O3;neu;;Medienwerkstatt Nord;60;45000;2;Nordstadt | Birkenfeld;10-15;Medien/Digitalisierung
O4;aufstocken;MU045;Ganztag Hafenschule: mehr Plätze;25;40000;2;;;
O5;schließen;MU042;Vorleseclub Südstadt;;49000;;;;
`;

const rowsOf = (text) => {
  const [head, ...lines] = text.trim().split('\n').map((line) => line.split(','));
  return lines.map((line) => Object.fromEntries(head.map((name, at) => [name, line[at]])));
};
const german = (text) => Number(text.replace(/[^\d,]/g, '').replace(',', '.'));

async function pulled() {
  const folder = await mkdtemp(join(tmpdir(), 'budget-'));
  try {
    const [town, out] = ['town', 'report'].map((name) => join(folder, name));
    await cp(project, town, { recursive: true });
    await writeFile(join(town, 'optionen.csv'), OPTIONS);
    const settings = await readFile(join(town, 'lueckenlos.toml'), 'utf8');
    await writeFile(join(town, 'lueckenlos.toml'), settings.replace(/^year = .*$/m, '$&\nbudget = 300000'));
    execFileSync(program, ['analyse', town, '--out', out, '--formats', 'html', '--quiet'], { stdio: 'ignore' });
    const planned = (euros) => {
      const said = execFileSync(program, ['plan', town, '--budget', String(euros), '--lang', 'de', '--quiet'], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
      return german(said.match(/sind damit ([\d\s,]+?) F/)[1]);
    };
    const corners = rowsOf(await readFile(join(out, 'internal/package_frontier.csv'), 'utf8')).map((row) => [Number(row.annual_cost), Number(row.gap)]);
    await opened(join(out, 'internal/explorer.html'), (page, address) => pullInternal(page, address, corners, planned));
    const published = rowsOf(await readFile(join(out, 'public/tables/amounts.csv'), 'utf8'));
    await opened(join(out, 'public/explorer.html'), (page, address) => pullPublic(page, address, published));
  } finally {
    await rm(folder, { recursive: true });
  }
}

const amountOf = (page) => new URLSearchParams(new URL(page.url()).hash.slice(1)).get('amount');

// As far as the slider goes: at every amount the whole page is that of the package.
async function pullInternal(page, address, corners, planned) {
  await page.goto(address);
  const total = async () => german(await page.locator('#result tr.total td').last().innerText());
  const today = await total();
  await page.locator('#amount').focus();
  let last = null;
  for (let steps = 0; ; steps += 1) {
    await page.keyboard.press('ArrowRight');
    const amount = amountOf(page);
    if (amount === last) break;
    last = amount;
    const gap = await total();
    const said = german((await page.locator('#facts dd').first().innerText()).split('(')[0]);
    hold(Math.abs(gap - said) < 0.06, `${amount}: the table has a gap of ${gap}, the amount of ${said}`);
    const below = corners.filter(([cost]) => cost <= Number(amount)).at(-1);
    const next = corners.find(([cost]) => cost > Number(amount));
    const share = next ? (Number(amount) - below[0]) / (next[0] - below[0]) : 0;
    const line = below[1] - share * (below[1] - (next?.[1] ?? below[1]));
    hold(gap <= below[1] + 0.06 && gap >= line - 0.06, `${amount}: a gap of ${gap} is not between the frontier's ${line} and ${below[1]}`);
    hold((await page.locator('#amount').getAttribute('aria-valuetext')).replace(/\D/g, '') === amount, `${amount} is not what is spoken`);
    if (amount === '300000') hold(Math.abs(gap - planned(amount)) < 0.06, `${amount}: not the gap of lueckenlos plan`);
    // the change of every group adds up to that of the town
    await page.selectOption('#measure', 'change');
    const change = (await page.locator('#result tr.total td').last().innerText()).replace('\u2212', '-');
    const size = Math.sign(Number.parseFloat(change)) * german(change);
    hold(Math.abs(today + size - gap) < 0.16, `${amount}: ${today} and ${change} are not ${gap}`);
    await page.selectOption('#measure', 'gap');
    await page.locator('#amount').focus();
  }
  hold(Number(last) >= 300000, `the slider ends at ${last}`);
  for (const view of ['table', 'heat', 'bars']) {
    await page.selectOption('#view', view);
    await accessible(page, `budget ${view}`);
  }
  const kept = [await page.locator('#result').innerText(), await page.locator('#money').innerText()];
  const keptAddress = page.url();
  await page.goto('about:blank');
  await page.goto(keptAddress);
  hold((await page.locator('#result').innerText()) === kept[0], 'the address does not bring the amount back');
  hold((await page.locator('#money').innerText()) === kept[1], 'the address does not bring the package back');
  await page.locator('#amount').focus();
  await page.keyboard.press('Home');
  hold(amountOf(page) === null && (await total()) === today, 'Home does not lead back to today');
  console.log(`  a budget from today to ${last} euros, as lueckenlos plan and its frontier say`);
}

// In public every amount says what the published table says, and the tables stay.
async function pullPublic(page, address, published) {
  await page.goto(address);
  const table = await page.locator('#result').innerText();
  await page.locator('#amount').focus();
  await page.keyboard.press('Home');
  for (const row of published) {
    const [gap] = (await page.locator('#facts dd').first().innerText()).split('(');
    hold(row.gap_then === 'x' || german(gap) === Number(row.gap_then), `${row.money}: a published gap of ${row.gap_then}, not ${gap}`);
    hold((await page.locator('#amount-said').innerText()).replace(/\D/g, '') === row.money, `${row.money} is not shown`);
    await page.keyboard.press('ArrowRight');
  }
  hold((await page.locator('#result').innerText()) === table, 'a published table changes with the budget');
  hold((await page.locator('#package li').count()) > 0, 'no package is shown');
  await accessible(page, 'public budget');
}

await ask(resolve(report, 'internal/explorer.html'), true);
await ask(resolve(report, 'public/explorer.html'), false);
await pulled();
if (failures > 0) process.exit(1);
console.log('  the explorer holds');
