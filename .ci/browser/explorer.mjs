// Asks the explorer in a real browser, with keys and clicks.
//
//   node explorer.mjs <lueckenlos> <project folder> <report folder> [views]
//
// Then gives a copy of Musterstadt options and a budget, and pulls it in both pages, with keys.
//
// Holds that axe-core finds nothing in any view, that nothing is requested but the file itself, that sums of random
// views are those that `lueckenlos table` prints, that the address brings a view back, that a number leads to its
// reasons and back by keyboard, that the map says what `lueckenlos table` prints and the chain what `chain.csv` and the
// published tables say, that an offer is found, that a town with a budget stands at every amount as
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

// A long table is filled while nobody waits.
const whole = (page) => page.waitForFunction(() => document.querySelector('#result tbody tr') && !document.querySelector('#result[aria-busy]'));
const positions = (page) => page.evaluate(() => globalThis.lueckenlos.dimensions);

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
    for (const view of await views(page)) {
      await page.selectOption('#view', view);
      await whole(page);
      for (const measure of ['coverage', 'gap']) {
        changes.push(await page.evaluate((measure) => {
          const select = document.getElementById('measure');
          const begun = performance.now();
          // a chain tells coverage
          if (!select.disabled) select.value = measure;
          select.dispatchEvent(new Event('change'));
          document.body.getBoundingClientRect();
          return performance.now() - begun;
        }, measure));
      }
      await whole(page);
      await accessible(page, `${file} ${view}`);
    }
    console.log(`  ${file}: ${((await stat(file)).size / 1e6).toFixed(2)} MB, first view ${first.toFixed(0)} ms, a change ${Math.max(...changes).toFixed(0)} ms at most`);
    await mapped(page, file, internal);
    await chained(page, file, internal);
    // the address brings the view back
    await page.selectOption('#view', 'table');
    await page.selectOption('#measure', 'coverage');
    await whole(page);
    const kept = await page.locator('#result').innerText();
    const kept_address = page.url();
    await page.goto('about:blank');
    await page.goto(kept_address);
    await whole(page);
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
      await whole(page);
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

const views = (page) => page.$$eval('#view option', (options) => options.map((option) => option.value));
const choose = async (page, wish) => {
  for (const [id, value] of wish) await page.selectOption(`#${id}`, value);
  await whole(page);
};

// The first area whose middle lies in itself, as a pointer finds it.
const middle = (page) => page.$$eval('#map .area', (areas) => areas.findIndex((area) => {
  area.scrollIntoView({ block: 'center' });
  const { x, y, width, height } = area.getBoundingClientRect();
  return document.elementFromPoint(x + width / 2, y + height / 2) === area;
}));

// Every area says its number; a click and Enter lead to its reasons, and back.
async function mapped(page, file, internal) {
  if (!(await views(page)).includes('map')) return hold(false, `${file}: no map`);
  await choose(page, [['view', 'map'], ['measure', 'coverage'], ['columns', '-1']]);
  const said = () => page.$$eval('#map .area', (areas) => areas.map((area) => area.querySelector('title').textContent));
  const fields = () => page.$$eval('#result tbody tr', (rows) => rows.map((row) => [...row.cells].map((cell) => cell.textContent)));
  const held = async (name) => {
    const rows = new Map((await fields()).map(([label, ...values]) => [label, values.at(-1)]));
    const areas = await said();
    hold(areas.length > 0, `${name}: no area`);
    for (const area of areas) {
      const [label, value] = area.split(': ');
      hold(value.startsWith(rows.get(label)), `${name}: ${area}, in the table ${rows.get(label)}`);
    }
    return areas;
  };
  await held('map');
  const at = await middle(page);
  const area = page.locator('#map .area').nth(at);
  const label = await area.getAttribute('aria-label');
  await area.click();
  const heading = () => page.locator('#why-title').innerText();
  hold(label.startsWith((await heading()).split(', ')[0]), `a click on ${label} tells of ${await heading()}`);
  await accessible(page, `${file} map, why`);
  await page.keyboard.press('Escape');
  hold(await area.evaluate((element) => element === document.activeElement), 'Escape does not lead back to the area');
  await page.keyboard.press('Home');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Enter');
  const second = await page.locator('#map .area').nth(1).getAttribute('aria-label');
  hold(second.startsWith((await heading()).split(', ')[0]), `Enter on ${second} tells of ${await heading()}`);
  await page.keyboard.press('Escape');
  hold((await page.locator('#map .area[tabindex="0"]').count()) === 1, 'the map is more than one stop of the tab key');
  const picture = await page.locator('#picture').innerHTML();
  const address = page.url();
  await page.goto('about:blank');
  await page.goto(address);
  await whole(page);
  hold((await page.locator('#picture').innerHTML()) === picture.replace(/tabindex="(0|-1)"/g, () => 'tabindex="-1"').replace('tabindex="-1"', 'tabindex="0"').replace(/ d="[^"]*"(?=><\/path><\/g>)/, ''), 'the address does not bring the map back');
  if (!internal) {
    // another column colours the map
    const columns = await page.$$eval('#columns option', (options) => options.map((option) => option.value));
    if (columns.length < 2) return;
    await choose(page, [['columns', columns[1]]]);
    const part = await page.$eval('#part', (select) => select.options[0].value);
    await choose(page, [['part', part]]);
    const first = new Map((await fields()).map(([label, value]) => [label, value]));
    for (const area of await said()) hold(area.split(': ')[1].startsWith(first.get(area.split(': ')[0])), `part of a map: ${area}`);
    hold(page.url().includes('part='), 'the part is not in the address');
    await choose(page, [['part', 'total'], ['columns', '-1']]);
    return;
  }
  // as lueckenlos table prints it, under filters
  const dimensions = await page.evaluate(() => JSON.parse(document.getElementById('data').textContent).dimensions.map(({ id, categories }) => ({ id, categories })));
  const districts = await page.evaluate(() => JSON.parse(document.getElementById('data').textContent).map.axis);
  let compared = 0;
  for (const dimension of dimensions.filter((one, at) => at !== districts && one.categories.length > 0)) {
    const category = dimension.categories[random(dimension.categories.length)];
    const filter = `only-${dimensions.indexOf(dimension)}`;
    await choose(page, [[filter, String(category.node)]]);
    await held(`map, ${category.id}`);
    const lines = printed(dimensions[districts].id, null, [[dimension.id, category.id]]);
    const names = new Map(dimensions[districts].categories.map((one) => [one.label, one.id]));
    for (const area of await said()) {
      const [name, value] = area.split(': ');
      const line = lines.find((one) => one[dimensions[districts].id] === names.get(name));
      const wanted = line?.coverage ?? '–';
      const isSame = wanted === '–' ? value.startsWith('–') : Math.abs(german(value) - Number(wanted)) <= 0.051;
      compared += 1;
      hold(isSame, `map, ${category.id}: ${area}, printed ${wanted}`);
    }
    await choose(page, [[filter, '']]);
  }
  console.log(`  ${compared} areas as 'lueckenlos table' prints them`);
}

// RFC 4180.
function csv(text) {
  const records = [[]];
  let field = '';
  let quoted = false;
  for (const sign of `${text.trim()}\n`) {
    if (sign === '"') quoted = !quoted;
    else if (quoted || ![',', '\n'].includes(sign)) field += sign;
    else {
      records.at(-1).push(field);
      field = '';
      if (sign === '\n') records.push([]);
    }
  }
  const [head, ...lines] = records.filter((record) => record.length > 1);
  return lines.map((line) => Object.fromEntries(head.map((name, at) => [name, line[at]])));
}

const STATES = { bridged: 'überbrückt', handed_over: 'übergeben', possibly_bridged: 'vielleicht überbrückt', partly_open: 'teils offen', open: 'offen', x: 'zurückgehalten' };

// A drawn chain, line by line: coverage, and between two links what leads on.
const drawnChain = (page) => page.$$eval('#result tbody tr', (rows) => rows.map((row) => [...row.cells].map((cell) => {
  const step = cell.classList.contains('between');
  const said = cell.querySelector('[title]')?.title ?? '–';
  return step ? said : (cell.querySelector('button') ?? cell.firstChild)?.textContent ?? '';
})));
function sameChain(name, drawn, lines, phase) {
  let compared = 0;
  lines.forEach((line, at) => {
    const coverage = drawn[1 + 2 * at];
    const isSame = ['–', 'x'].includes(line.coverage) ? !/^\d+(,\d)?\u00a0%$/.test(coverage) : Math.abs(german(coverage) - Number(line.coverage)) <= 0.051;
    hold(isSame, `${name}, ${line[phase]}: ${coverage}, not ${line.coverage}`);
    compared += 1;
    if (at + 1 === lines.length) return;
    const wanted = STATES[line.transition] ?? '–';
    hold(drawn[2 + 2 * at] === wanted, `${name}, from ${line[phase]}: ${drawn[2 + 2 * at]}, not ${wanted}`);
    compared += 1;
  });
  return compared;
}

async function chained(page, file, internal) {
  if (!(await views(page)).includes('chain')) return hold(false, `${file}: no chain`);
  const ids = await positions(page);
  const [topic, district] = ['topic', 'district'].map((id) => String(ids.indexOf(id)));
  const read = async (name) => csv(await readFile(join(report, name), 'utf8'));
  const links = (lines) => lines.filter((line) => line.link !== '–');
  let compared = 0;
  await choose(page, [['view', 'chain']]);
  for (const [name, axis] of [['topic', topic], ['district', district]]) {
    await choose(page, [['rows', axis]]);
    await accessible(page, `${file} chain by ${name}`);
    if (internal) continue;
    const lines = links(await read(`public/tables/chain_${name}.csv`));
    const keys = [...new Set(lines.map((line) => line[name]))];
    const drawn = await drawnChain(page);
    // what is not broken down stands only where there is some
    keys.forEach((key, at) => { if (drawn[at]) compared += sameChain(`chain of ${key}`, drawn[at], lines.filter((line) => line[name] === key), 'life_phase'); });
  }
  if (internal) {
    const lines = links(await read('internal/chain.csv'));
    const { dimensions } = await page.evaluate(() => ({ dimensions: JSON.parse(document.getElementById('data').textContent).dimensions }));
    for (const one of dimensions[topic].categories) {
      await choose(page, [['rows', district], [`only-${topic}`, String(one.node)]]);
      const drawn = new Map((await drawnChain(page)).map((line) => [line[0], line]));
      for (const area of dimensions[district].categories) {
        const own = lines.filter((line) => line.topic === one.id && line.district === area.id);
        if (own.length > 0) compared += sameChain(`chain of ${one.id} in ${area.id}`, drawn.get(area.label), own, 'life_phase');
      }
    }
    await choose(page, [[`only-${topic}`, '']]);
    const step = page.locator('#result button[data-step]').first();
    const label = await step.getAttribute('aria-label');
    await step.click();
    hold((await page.locator('#why li').count()) > 0 && (await page.locator('#why-title').innerText()).length > 0, `${label} does not say which offers`);
    await accessible(page, `${file} transition, why`);
    // where nothing is computed, it is said and nothing old is shown
    const other = ids.findIndex((id) => !['topic', 'district', 'life_phase'].includes(id));
    const node = await page.$eval(`#only-${other}`, (select) => select.options[1].value);
    await choose(page, [[`only-${other}`, node]]);
    hold(await page.locator('#steps-note').isVisible(), 'nobody says that transitions are not computed for a filter');
    hold((await page.locator('#result .between').count()) === 0, 'transitions are shown under a filter that they are not computed for');
    await choose(page, [[`only-${other}`, '']]);
  }
  hold(compared > 100, `only ${compared} links and transitions compared`);
  console.log(`  ${compared} links and transitions as ${internal ? 'chain.csv' : 'the published tables'} says`);
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
  for (const view of await views(page)) {
    await choose(page, [['view', view]]);
    await accessible(page, `budget ${view}`);
  }
  // the chain says for what it is not computed; the map is that of the package
  hold(await page.locator('#steps-note').isVisible(), 'nobody says that transitions are those of today');
  hold((await page.locator('#result .between').count()) === 0, 'transitions of today are shown beside a package');
  await choose(page, [['view', 'map'], ['measure', 'covered'], ['columns', '-1']]);
  const areas = () => page.$$eval('#map .area title', (titles) => titles.map((title) => title.textContent));
  const then = await areas();
  const table = new Map(await page.$$eval('#result tbody tr', (rows) => rows.map((row) => [...row.cells].map((cell) => cell.textContent))));
  for (const area of then) hold(area.split(': ')[1] === table.get(area.split(': ')[0]), `a map with a budget: ${area}`);
  await page.locator('#amount').focus();
  await page.keyboard.press('Home');
  hold((await areas()).join() !== then.join(), 'the map does not change with the budget');
  await page.keyboard.press('End');
  hold((await areas()).join() === then.join(), 'the map does not come back with the budget');
  await choose(page, [['view', 'table'], ['measure', 'gap'], ['rows', '1']]);
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
