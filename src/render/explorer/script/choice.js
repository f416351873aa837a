// What is chosen stands in the address.

const VIEWS = [['table', words.table], ['heat', words.heat], ['bars', words.bars]];
if (data.map) VIEWS.push(['map', words.map]);
if (data.chain) VIEWS.push(['chain', words.chain]);

const start = () => ({ ...data.start, view: 'table', part: 'total', amount: least, filters: {}, search: '' });
let asked = start();
let grid = null;

const read = () => {
  const asked = start();
  for (const [name, value] of new URLSearchParams(location.hash.slice(1))) {
    const at = data.dimensions.findIndex((one) => one.id === value);
    if (name === 'rows' && at >= 0) asked.rows = at;
    else if (name === 'columns') asked.columns = at;
    else if (name === 'measure' && data.measures.some((one) => one.id === value)) asked.measure = value;
    else if (name === 'view' && VIEWS.some(([view]) => view === value)) asked.view = value;
    else if (name === 'part') asked.part = value;
    else if (name === 'amount' && amounts.some((one) => one.id === value)) asked.amount = 1 + amounts.findIndex((one) => one.id === value);
    else if (name === 'search') asked.search = value;
    else if (name.startsWith('only-') && source.filters) {
      const own = data.dimensions.findIndex((one) => one.id === name.slice(5));
      const choice = own < 0 ? undefined : choices(data.dimensions[own]).find((one) => one.id === value);
      if (choice) asked.filters[own] = choice.node;
    }
  }
  if (!source.partners(asked.rows).includes(asked.columns)) asked.columns = -1;
  return asked;
};
const write = (asked) => {
  const address = new URLSearchParams({ rows: data.dimensions[asked.rows].id, columns: data.dimensions[asked.columns]?.id ?? '', measure: asked.measure, view: asked.view });
  for (const [at, node] of Object.entries(asked.filters)) {
    const choice = choices(data.dimensions[at]).find((one) => one.node === node);
    address.set(`only-${data.dimensions[at].id}`, choice.id);
  }
  if (asked.part !== 'total') address.set('part', asked.part);
  if (asked.amount > least) address.set('amount', amounts[asked.amount - 1].id);
  if (asked.search) address.set('search', asked.search);
  history.replaceState(null, '', `#${address}`);
};

// What a view shows of it: a map has areas in its rows, a chain life phases across.
const settled = () => {
  if (asked.view === 'map') {
    const rows = data.map.axis;
    return { ...asked, rows, columns: source.partners(rows).includes(asked.columns) ? asked.columns : -1 };
  }
  if (asked.view !== 'chain') return asked;
  const own = source.chains();
  return { ...asked, rows: own.includes(asked.rows) ? asked.rows : own.at(-1), columns: -1, measure: 'coverage' };
};

const options = (select, items, chosen) => {
  select.replaceChildren(...items.map(([value, label]) => make('option', { value, selected: String(value) === String(chosen) }, label)));
};
const controls = (shown) => {
  const named = data.dimensions.map((one, at) => [at, one.label]);
  const { view } = asked;
  options($('rows'), view === 'chain' ? named.filter(([at]) => source.chains().includes(at)) : named, shown.rows);
  options($('columns'), view === 'chain' ? [[-1, data.chain.label]] : [[-1, words.none], ...named.filter(([at]) => source.partners(shown.rows).includes(at))], shown.columns);
  options($('measure'), view === 'chain' ? [['coverage', labelOf('coverage')]] : data.measures.map((one) => [one.id, one.label]), shown.measure);
  options($('view'), VIEWS, view);
  $('rows').disabled = view === 'map';
  for (const id of ['columns', 'measure']) $(id).disabled = view === 'chain';
  const box = $('filters');
  if (!source.filters || box.childElementCount > 0) return;
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

const title = (shown) => {
  const parts = [labelOf(shown.measure), data.dimensions[shown.rows].label];
  if (shown.view === 'chain') parts.push(data.chain.label);
  else if (shown.columns >= 0) parts.push(data.dimensions[shown.columns].label);
  const only = Object.entries(asked.filters).map(([at, node]) => choices(data.dimensions[at]).find((one) => one.node === node).label);
  if (isExact && asked.amount > 0) parts.push(spoken(asked.amount));
  return `${parts.join(' · ')}${only.length > 0 ? ` (${only.join(', ')})` : ''}`;
};
