// Asks the explorer in a real browser, with keys and clicks.
//
//   node explorer.mjs <lueckenlos> <project folder> <report folder> [views]
//
// Holds that axe-core finds nothing in any view, that nothing is requested but the file itself, that sums of random
// views are those that `lueckenlos table` prints, that the address brings a view back, that a number leads to its
// reasons and back by keyboard, that an offer is found, and how long a first view and a change take.
import { execFileSync } from 'node:child_process';
import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
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

async function ask(file, internal) {
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
    hold(others.length === 0, `asks for ${others.slice(0, 3)}`);
    hold(complaints.length === 0, `the browser says ${complaints.slice(0, 3)}`);
  } finally {
    await context.close();
    await rm(profile, { recursive: true });
  }
}

await ask(resolve(report, 'internal/explorer.html'), true);
await ask(resolve(report, 'public/explorer.html'), false);
if (failures > 0) process.exit(1);
console.log('  the explorer holds');
