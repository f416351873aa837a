// What can be asked: the same questions of cells (exact) and of published tables (as published).

const TOTAL = { node: -1, key: 'total', label: words.total, depth: 0, total: true };
const others = (rows) => data.dimensions.map((_, at) => at).filter((at) => at !== rows);

// ---- Cells.

const lines = (at) => (at < 0 ? [TOTAL] : [...choices(data.dimensions[at]).map((one) => ({ ...one, key: one.id })), TOTAL]);
// In which of these lines a cell lies: in that of its category, those above it, and the margin.
const members = (at, shown) => {
  if (at < 0) return () => [0];
  const position = new Map(shown.map((line, own) => [line.node, own]));
  const known = new Map();
  return (cell) => {
    const node = data.cells.nodes[at][cell];
    if (!known.has(node)) {
      const path = node < 2 ? [node] : above(data.dimensions[at], node);
      known.set(node, [...path, -1].map((one) => position.get(one)).filter((one) => one !== undefined));
    }
    return known.get(node);
  };
};
const wanted = (filters) => {
  const tests = Object.entries(filters).map(([at, node]) => {
    const dimension = data.dimensions[at];
    const column = data.cells.nodes[at];
    const known = new Map();
    return (cell) => {
      const own = column[cell];
      if (!known.has(own)) known.set(own, node < 2 ? own === node : above(dimension, own).includes(node));
      return known.get(own);
    };
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
};
const cellGrid = (asked) => {
  const rows = lines(asked.rows);
  const columns = lines(asked.columns);
  const inRow = members(asked.rows, rows);
  const inColumn = members(asked.columns, columns);
  const fits = wanted(asked.filters);
  const covered = coveredFor(asked.amount);
  const sums = rows.map(() => columns.map(() => ({ need: 0, covered: 0, today: 0, without: 0 })));
  const all = data.cells.need.length;
  for (let cell = 0; cell < all; cell += 1) {
    if (!fits(cell)) continue;
    for (const row of inRow(cell)) for (const column of inColumn(cell)) add(sums[row][column], cell, covered);
  }
  const cells = (row, column) => {
    const found = [];
    for (let cell = 0; cell < all; cell += 1) if (fits(cell) && inRow(cell).includes(row) && inColumn(cell).includes(column)) found.push(cell);
    return found;
  };
  return { rows, columns, sums, cells, fields: sums.map((line) => line.map((sum) => fieldOf(asked.measure, sum))) };
};

// Links are sums of cells under any choice. Transitions are known for every topic in every district, as it is today.
const cellChain = (asked) => {
  const { phase, phases, topic, district } = data.chain;
  const grid = cellGrid({ ...asked, columns: phase, measure: 'coverage' });
  const columns = phases.map((node) => grid.columns.findIndex((one) => one.node === node));
  const keys = [topic, district];
  const isNarrowed = Object.keys(asked.filters).some((at) => !keys.includes(Number(at)));
  const steps = asked.amount > 0 ? words.stepsToday : isNarrowed || !keys.includes(asked.rows) ? words.stepsFilters : null;
  const known = steps ? null : new Map(data.chain.lines.map((line) => [`${line.topic} ${line.district}`, line]));
  // the narrower of the line and the filter along one dimension
  const key = (at, line) => {
    const filter = asked.filters[at] ?? -1;
    if (at !== asked.rows || line.total) return filter;
    return filter >= 0 && above(data.dimensions[at], filter).includes(line.node) ? filter : line.node;
  };
  const ownSteps = grid.rows.map((row, at) => {
    const line = known?.get(keys.map((one) => key(one, row)).join(' '));
    const needs = columns.map((column) => grid.sums[at][column].need > 0);
    return needs.slice(1).map((need, step) => {
      const state = line && need && needs[step] ? data.states[line.states[step]] : null;
      return state ? { ...state, offers: line.offers[step] } : null;
    });
  });
  const isServed = (field) => field.size !== null && field.size >= data.served - 1e-6;
  return {
    ...grid,
    columns: columns.map((column) => grid.columns[column]),
    fields: grid.fields.map((line) => columns.map((column) => {
      const field = line[column];
      return { ...field, torn: field.size !== null && !isServed(field), column };
    })),
    steps: steps ? null : ownSteps,
    note: steps,
  };
};

// ---- Published tables.

const tableOf = (rows, columns) => data.tables.find((one) => {
  const by = columns < 0 ? [rows] : [rows, columns];
  return one.by.length === by.length && by.every((at) => one.by.includes(at));
});
// Lines in the order in which they are first named.
const named = () => {
  const known = new Map();
  const all = [];
  const position = (line, at) => {
    const key = line.keys[at];
    if (!known.has(key)) {
      const role = line.roles[at];
      known.set(key, all.push({ key, label: line.labels[at], depth: line.depths[at], total: role === 'total', rest: role === 'rest' }) - 1);
    }
    return known.get(key);
  };
  return { all, position };
};
const tableGrid = (asked) => {
  const table = tableOf(asked.rows, asked.columns);
  if (!table) return { rows: [], columns: [], fields: [] };
  const first = table.by[0] === asked.rows ? 0 : 1;
  const [rows, columns] = [named(), named()];
  if (asked.columns < 0) columns.all.push(TOTAL);
  const found = [];
  for (const line of table.lines) {
    const column = asked.columns < 0 ? 0 : columns.position(line, 1 - first);
    (found[rows.position(line, first)] ??= [])[column] = line;
  }
  const fields = found.map((line) => columns.all.map((_, column) => published(table, line[column], asked.measure)));
  return { rows: rows.all, columns: columns.all, fields, table };
};
const tableChain = (asked) => {
  const table = data.chain.tables.find((one) => one.by[0] === asked.rows);
  const [rows, columns] = [named(), named()];
  const found = [];
  for (const line of table.lines.filter((one) => one.link !== null && one.roles[1] === 'item')) {
    (found[rows.position(line, 0)] ??= [])[columns.position(line, 1)] = line;
  }
  const state = (step) => (step === 'x' ? { id: 'withheld', label: data.legend.withheld } : data.states.find((one) => one.id === step) ?? null);
  const field = (line, column) => {
    const own = published(table, line, 'coverage');
    const blank = own.blank === 'no-need' && line?.link === 'not_assessable' ? 'not-assessable' : own.blank;
    return { ...own, blank, torn: line?.link === 'not_served', column };
  };
  const across = columns.all;
  return {
    rows: rows.all,
    columns: across,
    table,
    fields: found.map((line) => across.map((_, at) => field(line[at], at))),
    steps: found.map((line) => across.slice(1).map((_, at) => state(line[at]?.step))),
    note: null,
  };
};

const sources = {
  cells: { grid: cellGrid, chain: cellChain, partners: others, chains: () => others(data.chain.phase), filters: true },
  tables: {
    grid: tableGrid,
    chain: tableChain,
    partners: (rows) => others(rows).filter((at) => tableOf(rows, at)),
    chains: () => data.chain.tables.map((one) => one.by[0]),
    filters: false,
  },
};
const source = sources[data.mode];
