'use strict';
// The explorer: one page, no request. What is chosen stands in the address; every number stands in a table.
(() => {
  const data = JSON.parse(document.getElementById('data').textContent);
  const words = data.words;
  const $ = (id) => document.getElementById(id);
  const UNIT = 1e6;
  const NOT_BROKEN_DOWN = 0;
  const UNKNOWN = 1;

  const make = (tag, attributes = {}, ...children) => {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) {
      if (value === true) element.setAttribute(name, '');
      else if (value !== false && value !== null && value !== undefined) element.setAttribute(name, value);
    }
    element.append(...children);
    return element;
  };
  const formats = [0, 1].map((digits) => new Intl.NumberFormat(data.language, { minimumFractionDigits: 0, maximumFractionDigits: digits }));
  // as everywhere in German reports: 1 204,5
  const number = (value, digits) => formats[digits].formatToParts(value)
    .map((part) => (part.type === 'group' && data.language === 'de' ? '\u00a0' : part.value)).join('');

  // ---- What can be asked: the same questions of cells (exact) and of published tables (as published).

  const sources = {
    cells: {
      dimensions: () => data.dimensions,
      // a second dimension may be any other
      partners: (rows) => data.dimensions.map((_, at) => at).filter((at) => at !== rows),
      filters: () => true,
      grid(asked) {
        const { dimensions, cells } = data;
        const lines = (at) => (at < 0 ? [{ node: -1, label: words.total, depth: 0, total: true }] : shown(dimensions[at]));
        const rows = lines(asked.rows);
        const columns = lines(asked.columns);
        const memberOf = (at, list) => {
          const member = new Map(list.map((line, position) => [line.node, position]));
          const known = new Map();
          return (cell) => {
            if (at < 0) return [0];
            const node = cells.nodes[at][cell];
            if (!known.has(node)) {
              const path = node < 2 ? [node] : above(dimensions[at], node);
              known.set(node, [...path.map((one) => member.get(one)).filter((one) => one !== undefined), member.get(-1)]);
            }
            return known.get(node);
          };
        };
        const inRow = memberOf(asked.rows, rows);
        const inColumn = memberOf(asked.columns, columns);
        const fits = wanted(asked.filters);
        const covered = coveredFor(asked.amount);
        const sums = rows.map(() => columns.map(() => ({ need: 0, covered: 0, today: 0, without: 0, cells: [] })));
        for (let cell = 0; cell < cells.need.length; cell += 1) {
          if (!fits(cell)) continue;
          for (const row of inRow(cell)) {
            for (const column of inColumn(cell)) add(sums[row][column], cell, covered);
          }
        }
        return { rows, columns, fields: sums.map((line) => line.map((sum) => field(asked.measure, sum))), sums };
      },
    },
    tables: {
      dimensions: () => data.dimensions,
      partners: (rows) => data.dimensions.map((_, at) => at).filter((at) => at !== rows && table(rows, at)),
      filters: () => false,
      grid(asked) {
        const found = table(asked.rows, asked.columns);
        if (!found) return { rows: [], columns: [], fields: [], sums: [] };
        const at = found.measures.indexOf(asked.measure);
        const first = found.by[0] === asked.rows ? 0 : 1;
        const rows = [];
        const columns = asked.columns < 0 ? [{ key: '', label: words.total, depth: 0, total: true }] : [];
        const position = (list, key, label, role, depth) => {
          let position = list.findIndex((line) => line.key === key);
          if (position < 0) position = list.push({ key, label, depth, total: role === 'total', rest: role === 'rest' }) - 1;
          return position;
        };
        const fields = [];
        for (const line of found.lines) {
          const row = position(rows, line.keys[first], line.labels[first], line.roles[first], line.depths[first]);
          const column = asked.columns < 0 ? 0 : position(columns, line.keys[1 - first], line.labels[1 - first], line.roles[1 - first], line.depths[1 - first]);
          (fields[row] ??= [])[column] = at < 0 ? { text: '–', size: null } : { text: line.texts[at], size: line.numbers[at] };
        }
        for (const line of fields) for (let column = 0; column < columns.length; column += 1) line[column] ??= { text: '–', size: null };
        return { rows, columns, fields, sums: [] };
      },
    },
  };
  const source = sources[data.mode];

  const table = (rows, columns) => data.tables.find((one) => {
    const by = columns < 0 ? [rows] : [rows, columns];
    return one.by.length === by.length && by.every((at) => one.by.includes(at));
  });

  // The categories in their order, then what is not broken down or not known, then all.
  const shown = (dimension) => [
    ...dimension.categories.map((one) => ({ node: one.node, label: one.label, depth: one.depth })),
    { node: NOT_BROKEN_DOWN, label: words.notBrokenDown, depth: 0, rest: true },
    { node: UNKNOWN, label: words.unknown, depth: 0, rest: true },
    { node: -1, label: words.total, depth: 0, total: true },
  ];
  const above = (dimension, node) => {
    const path = [];
    for (let at = node; at !== undefined && at !== null; at = dimension.parents[at]) path.push(at);
    return path;
  };
  const wanted = (filters) => {
    const tests = Object.entries(filters).map(([at, node]) => {
      const dimension = data.dimensions[at];
      const column = data.cells.nodes[at];
      return (cell) => (node < 2 ? column[cell] === node : above(dimension, column[cell]).includes(node));
    });
    return (cell) => tests.every((test) => test(cell));
  };
  const add = (sum, cell, covered) => {
    const { cells } = data;
    if (cells.assessable[cell]) {
      sum.need += cells.need[cell];
      sum.covered += covered[cell];
      sum.today += cells.covered[cell];
    } else sum.without += cells.need[cell];
    sum.cells.push(cell);
  };
  const field = (measure, sum) => {
    const size = {
      need: () => sum.need / UNIT,
      covered: () => sum.covered / UNIT,
      gap: () => (sum.need - sum.covered) / UNIT,
      coverage: () => (sum.need > 0 ? sum.covered / sum.need : null),
      not_assessable: () => sum.without / UNIT,
      change: () => (sum.today - sum.covered) / UNIT,
    }[measure]();
    if (size === null) return { text: '–', size: null };
    if (measure === 'change') return { text: `${size > 0 ? '+' : ''}${number(size, 1).replace('-', '\u2212')}`, size };
    return { text: measure === 'coverage' ? `${number(size * 100, 1)}${data.language === 'de' ? '\u00a0' : ''}%` : number(size, 1), size };
  };

  // ---- The budget: computed beforehand for every amount; place 0 is today.

  const amounts = data.money?.amounts ?? [];
  const least = data.mode === 'cells' ? 0 : 1;
  const covers = data.mode === 'cells' ? [data.cells.covered] : [];
  // each amount says only what is not as with the one before it
  const coveredFor = (place) => {
    while (covers.length <= place) {
      const { cells, covered } = data.budgeted[covers.length - 1];
      const now = [...covers.at(-1)];
      let cell = 0;
      cells.forEach((step, at) => { now[cell += step] = covered[at]; });
      covers.push(now);
    }
    return covers[place];
  };
  const sizeOf = (place) => {
    if (place > 0) return amounts[place - 1].gap;
    const { need, covered, assessable } = data.cells;
    return need.reduce((sum, own, cell) => sum + (assessable[cell] ? own - covered[cell] : 0), 0) / UNIT;
  };
  const spoken = (place) => (place > 0 ? amounts[place - 1].label : words.today);
  const pull = () => {
    if (amounts.length === 0) return;
    const slider = $('amount');
    slider.value = asked.amount;
    slider.setAttribute('aria-valuetext', spoken(asked.amount));
    $('amount-said').textContent = spoken(asked.amount);
    const places = [];
    for (let place = least; place <= amounts.length; place += 1) places.push(place);
    // what the money covers: compared with none, as gaps alone hardly differ
    const nothing = amounts[0].gap;
    const gained = (place) => (nothing === null || sizeOf(place) === null ? 0 : Math.max(0, nothing - sizeOf(place)));
    const most = Math.max(...places.map(gained), 0);
    $('steps').replaceChildren(...places.map((place) => {
      const step = make('i', { class: place === asked.amount ? 'now' : null });
      step.style.setProperty('height', `${most > 0 ? (gained(place) / most) * 100 : 0}%`);
      return step;
    }));
    const amount = amounts[asked.amount - 1];
    const facts = amount?.facts ?? [[data.measures.find((one) => one.id === 'gap').label, number(sizeOf(0), 1)]];
    $('facts').replaceChildren(...facts.map(([name, text]) => make('div', {}, make('dt', {}, name), make('dd', {}, text))));
    $('package').hidden = !amount;
    if (!amount) return;
    const items = data.budgeted?.[asked.amount - 1].package ?? amount.package;
    const list = (lines) => make('ul', {}, ...lines.map((line) => make('li', {}, line)));
    $('package').firstElementChild.textContent = `${words.package}: ${items.length} ${words.decisions}`;
    $('package').lastElementChild.replaceChildren(
      items.length > 0 ? list(items) : make('p', {}, words.packageNone),
      ...amount.exchange.flatMap(([name, lines]) => [make('h3', {}, name), list(lines)]),
      ...data.money.notes.map((note) => make('p', { class: 'note' }, note)),
    );
  };

  // ---- What is chosen stands in the address.

  const start = () => ({ rows: data.start.rows, columns: data.start.columns, measure: data.start.measure, view: 'table', amount: least, filters: {}, search: '' });
  const read = () => {
    const asked = start();
    for (const [name, value] of new URLSearchParams(location.hash.slice(1))) {
      const at = data.dimensions.findIndex((one) => one.id === value);
      if (name === 'rows' && at >= 0) asked.rows = at;
      else if (name === 'columns') asked.columns = at;
      else if (name === 'measure' && data.measures.some((one) => one.id === value)) asked.measure = value;
      else if (name === 'view' && ['table', 'heat', 'bars'].includes(value)) asked.view = value;
      else if (name === 'amount' && amounts.some((one) => one.id === value)) asked.amount = 1 + amounts.findIndex((one) => one.id === value);
      else if (name === 'search') asked.search = value;
      else if (name.startsWith('only-')) {
        const own = data.dimensions.findIndex((one) => one.id === name.slice(5));
        const choice = own < 0 ? undefined : choices(data.dimensions[own]).find((one) => one.id === value);
        if (choice) asked.filters[own] = choice.node;
      }
    }
    if (!source.partners(asked.rows).includes(asked.columns)) asked.columns = -1;
    return asked;
  };
  const write = (asked) => {
    const address = new URLSearchParams({ rows: data.dimensions[asked.rows].id, columns: asked.columns < 0 ? '' : data.dimensions[asked.columns].id, measure: asked.measure, view: asked.view });
    for (const [at, node] of Object.entries(asked.filters)) {
      const choice = choices(data.dimensions[at]).find((one) => one.node === node);
      address.set(`only-${data.dimensions[at].id}`, choice.id);
    }
    if (asked.amount > least) address.set('amount', amounts[asked.amount - 1].id);
    if (asked.search) address.set('search', asked.search);
    history.replaceState(null, '', `#${address}`);
  };
  const choices = (dimension) => [
    ...dimension.categories,
    { node: NOT_BROKEN_DOWN, id: 'not_broken_down', label: words.notBrokenDown, depth: 0 },
    { node: UNKNOWN, id: 'unknown', label: words.unknown, depth: 0 },
  ];

  // ---- The page.

  let asked = start();
  let opened = null;

  const options = (select, list, chosen) => {
    select.replaceChildren(...list.map(([value, label]) => make('option', { value, selected: String(value) === String(chosen) }, label)));
  };
  const controls = () => {
    const named = data.dimensions.map((one, at) => [at, one.label]);
    options($('rows'), named, asked.rows);
    options($('columns'), [[-1, words.none], ...named.filter(([at]) => source.partners(asked.rows).includes(at))], asked.columns);
    options($('measure'), data.measures.map((one) => [one.id, one.label]), asked.measure);
    options($('view'), [['table', words.table], ['heat', words.heat], ['bars', words.bars]], asked.view);
    const box = $('filters');
    if (!source.filters() || box.childElementCount > 0) return;
    data.dimensions.forEach((dimension, at) => {
      const select = make('select', { id: `only-${at}` });
      options(select, [['', words.all], ...choices(dimension).map((one) => [one.node, `${'\u2003'.repeat(one.depth)}${one.label}`])], asked.filters[at] ?? '');
      select.addEventListener('change', () => {
        if (select.value === '') delete asked.filters[at];
        else asked.filters[at] = Number(select.value);
        show();
      });
      box.append(make('div', {}, make('label', { for: select.id }, dimension.label), select));
    });
  };

  const title = () => {
    const parts = [data.measures.find((one) => one.id === asked.measure).label, data.dimensions[asked.rows].label];
    if (asked.columns >= 0) parts.push(data.dimensions[asked.columns].label);
    const only = Object.entries(asked.filters).map(([at, node]) => choices(data.dimensions[at]).find((one) => one.node === node).label);
    if (data.mode === 'cells' && asked.amount > 0) parts.push(spoken(asked.amount));
    return `${parts.join(' · ')}${only.length > 0 ? ` (${only.join(', ')})` : ''}`;
  };

  const grade = (size) => {
    if (size === null || asked.measure !== 'coverage') return '';
    if (size >= data.served) return 'held';
    return size >= data.served * 0.75 ? 'tight' : 'broken';
  };

  // Rows and columns in which nothing stands are left out, except in a list along one dimension.
  const kept = (grid) => {
    const says = (one) => one && one.size !== null && one.size !== 0;
    const rows = grid.rows.map((_, at) => at).filter((at) => !grid.rows[at].rest || grid.fields[at].some(says));
    const columns = grid.columns.map((_, at) => at).filter((at) => !grid.columns[at].rest || grid.fields.some((line) => says(line[at])));
    return { rows, columns };
  };

  let grid = null;
  const draw = () => {
    grid = source.grid(asked);
    const { rows, columns } = kept(grid);
    const head = make('tr', {}, make('th', { scope: 'col' }, data.dimensions[asked.rows].label), ...columns.map((column) => make('th', { scope: 'col', class: 'number' }, grid.columns[column].label)));
    const most = Math.max(...rows.flatMap((row) => columns.map((column) => (grid.rows[row].total || grid.columns[column].total && columns.length > 1 ? 0 : Math.abs(grid.fields[row][column].size ?? 0)))), 0);
    const body = rows.map((row) => {
      const line = grid.rows[row];
      const fields = columns.map((column) => {
        const one = grid.fields[row][column];
        const shade = asked.view === 'heat' ? heat(one.size, most, line.total || grid.columns[column].total) : '';
        const cell = make('td', { class: `number ${grade(one.size)} ${shade}`.trim() });
        if (data.mode === 'cells' && one.size) {
          const button = make('button', { type: 'button', 'data-row': row, 'data-column': column }, one.text);
          button.setAttribute('aria-label', `${one.text}: ${line.label}, ${grid.columns[column].label}. ${words.why}`);
          cell.append(button);
        } else cell.append(one.text);
        if (asked.view === 'bars' && one.size !== null && !line.total) {
          const share = asked.measure === 'coverage' ? one.size : Math.abs(one.size) / (most || 1);
          cell.append(bar(share));
        }
        return cell;
      });
      const name = make('th', { scope: 'row', class: `depth-${Math.min(line.depth, 3)}${line.total ? ' total' : ''}` }, line.label);
      return make('tr', { class: line.total ? 'total' : null }, name, ...fields);
    });
    $('result').replaceChildren(make('caption', {}, title()), make('thead', {}, head), make('tbody', {}, ...body));
    $('said').textContent = `${title()}: ${rows.length} ${words.rows}, ${columns.length} ${words.columns}`;
  };
  const heat = (size, most, margin) => {
    if (asked.measure === 'coverage' || size === null || margin || most === 0) return '';
    // more without a place than today
    if (asked.measure === 'change' && size > 0) return 'tight';
    return `h${Math.min(4, Math.floor((Math.abs(size) / most) * 4.999))}`;
  };
  const bar = (share) => {
    const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
    svg.setAttribute('class', 'bar');
    svg.setAttribute('viewBox', '0 0 100 6');
    svg.setAttribute('preserveAspectRatio', 'none');
    svg.setAttribute('aria-hidden', 'true');
    const rectangle = document.createElementNS('http://www.w3.org/2000/svg', 'rect');
    rectangle.setAttribute('width', String(Math.max(0, Math.min(1, share)) * 100));
    rectangle.setAttribute('height', '6');
    svg.append(rectangle);
    return svg;
  };

  // From a number to its reasons, its offers and its lines.
  const explain = (row, column) => {
    const sum = grid.sums[row][column];
    const list = (items) => make('ul', {}, ...items.map((item) => make('li', {}, item)));
    const types = new Map();
    const covered = coveredFor(asked.amount);
    for (const cell of sum.cells) {
      const gap = data.cells.assessable[cell] ? data.cells.need[cell] - covered[cell] : data.cells.need[cell];
      // a gap that today is none has no reason of today: an offer has ended, or its places are needed elsewhere
      if (gap > 0) types.set(data.cells.type[cell], (types.get(data.cells.type[cell]) ?? 0) + gap);
    }
    const reason = (type) => data.types[type] ?? words.lostThen;
    const reasons = [...types].sort((one, other) => other[1] - one[1]).map(([type, gap]) => `${reason(type)}: ${number(gap / UNIT, 1)}`);
    const reaching = data.offers.filter((offer) => sum.cells.some((cell) => reaches(offer, cell)));
    const change = asked.amount > 0 ? ['change'] : [];
    const facts = ['need', 'covered', 'gap', ...change, 'coverage', 'not_assessable'].map((measure) => {
      const { label } = data.measures.find((one) => one.id === measure);
      return make('div', {}, make('dt', {}, label), make('dd', {}, field(measure, sum).text));
    });
    const head = make('h2', { tabindex: '-1', id: 'why-title' }, `${grid.rows[row].label}, ${grid.columns[column].label}`);
    $('why').replaceChildren(
      head, make('dl', {}, ...facts),
      make('h3', {}, words.reasons), reasons.length > 0 ? list(reasons) : make('p', {}, words.nothing),
      make('h3', {}, `${asked.amount > 0 ? words.offersToday : words.offers} (${reaching.length})`),
      reaching.length > 0 ? list(reaching.slice(0, 60).map(offerLine)) : make('p', {}, words.nothing),
    );
    $('why').hidden = false;
    head.focus();
  };
  const reaches = (offer, cell) => offer.takes.every((nodes, at) => nodes === null || nodes.includes(data.cells.nodes[at][cell]));
  const offerLine = (offer) => [offer.name, offer.provider, offer.whom, offer.places === null ? words.placesUnknown : `${number(offer.places, 1)} ${words.places}`, offer.until ? `${words.until} ${offer.until}` : '', offer.place]
    .filter(Boolean).join(' · ');

  const search = () => {
    const wantedWords = asked.search.toLocaleLowerCase().split(/\s+/).filter(Boolean);
    const found = data.offers.filter((offer) => wantedWords.every((word) => offerLine(offer).toLocaleLowerCase().includes(word)));
    $('found').textContent = `${found.length} ${words.found}`;
    $('offers').replaceChildren(...found.slice(0, 200).map((offer) => make('li', {}, offerLine(offer))));
  };

  const csv = () => {
    const { rows, columns } = kept(grid);
    const quote = (text) => (/[";\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
    // a name must not become a formula
    const plain = (text) => (/^[=+\-@\t\r]/.test(text) && Number.isNaN(Number(text)) ? `'${text}` : text);
    const value = (one) => (one.size === null ? one.text : String(Math.round(one.size * (asked.measure === 'coverage' ? 1e5 : 1e3)) / 1e3));
    const head = [data.dimensions[asked.rows].label, ...columns.map((column) => grid.columns[column].label)];
    const lines = rows.map((row) => [plain(grid.rows[row].label), ...columns.map((column) => value(grid.fields[row][column]))]);
    return [head.map(plain), ...lines].map((line) => line.map(quote).join(';')).join('\r\n');
  };

  const show = () => {
    controls();
    write(asked);
    pull();
    draw();
    search();
    $('why').hidden = true;
  };
  const chosen = (id, change) => $(id).addEventListener('change', () => { change($(id).value); show(); });
  chosen('rows', (value) => {
    asked.rows = Number(value);
    if (!source.partners(asked.rows).includes(asked.columns)) asked.columns = -1;
  });
  chosen('columns', (value) => { asked.columns = Number(value); });
  chosen('measure', (value) => { asked.measure = value; });
  chosen('view', (value) => { asked.view = value; });
  $('amount')?.addEventListener('input', () => { asked.amount = Number($('amount').value); show(); });
  $('search').addEventListener('input', () => { asked.search = $('search').value; write(asked); search(); });
  $('result').addEventListener('click', (event) => {
    const button = event.target.closest('button[data-row]');
    if (!button) return;
    opened = [button.dataset.row, button.dataset.column];
    explain(...opened.map(Number));
  });
  document.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape' || $('why').hidden) return;
    $('why').hidden = true;
    $('result').querySelector(`button[data-row="${opened[0]}"][data-column="${opened[1]}"]`)?.focus();
  });
  $('save').addEventListener('click', () => {
    const link = make('a', { href: `data:text/csv;charset=utf-8,${encodeURIComponent(`\ufeff${csv()}`)}`, download: `lueckenlos${data.mode === 'cells' && asked.amount > 0 ? `-${amounts[asked.amount - 1].id}` : ''}.csv` });
    link.click();
  });
  $('copy').addEventListener('click', async () => {
    try {
      await navigator.clipboard.writeText(csv().replaceAll(';', '\t'));
      $('said').textContent = words.copied;
    } catch {
      getSelection().selectAllChildren($('result'));
      $('said').textContent = words.selected;
    }
  });
  $('print').addEventListener('click', () => print());
  addEventListener('hashchange', () => { asked = read(); $('filters').replaceChildren(); show(); });
  asked = read();
  $('search').value = asked.search;
  show();
  // for tests: what a view says, as numbers
  globalThis.lueckenlos = { grid: (wish) => source.grid({ ...start(), ...wish }), dimensions: data.dimensions.map((one) => one.id) };
})();
