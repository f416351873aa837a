// One page, no request. Every number stands in a table; what is chosen stands in the address.

const data = JSON.parse(document.getElementById('data').textContent);
const words = data.words;
const isExact = data.mode === 'cells';
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
const list = (items) => make('ul', {}, ...items.map((item) => make('li', {}, item)));

// For markup in one piece, which is much faster than elements one by one: any text may stand in it.
const SIGNS = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const safe = (text) => String(text).replace(/[&<>"]/g, (sign) => SIGNS[sign]);
const hidden = (text) => `<span class="hidden">${safe(text)}</span>`;

// a half goes to the even neighbour, as in every table
const formats = [0, 1].map((digits) => new Intl.NumberFormat(data.language, { maximumFractionDigits: digits, roundingMode: 'halfEven' }));
// as everywhere in German reports: 1 204,5
const number = (value, digits) => {
  const text = formats[digits].format(value);
  return data.language === 'de' ? text.replaceAll('.', '\u00a0') : text;
};
const percent = (share) => `${number(share * 100, 1)}${data.language === 'de' ? '\u00a0' : ''}%`;
const filled = (pattern, texts) => pattern.replace(/\{(\w+)\}/g, (_, name) => texts[name]);
const labelOf = (measure) => data.measures.find((one) => one.id === measure).label;

// The categories in their order, then what is not broken down or not known.
const choices = (dimension) => [
  ...dimension.categories,
  { node: NOT_BROKEN_DOWN, id: 'not_broken_down', label: words.notBrokenDown, depth: 0, rest: true },
  { node: UNKNOWN, id: 'unknown', label: words.unknown, depth: 0, rest: true },
];
const above = (dimension, node) => {
  const path = [];
  for (let at = node; at !== undefined && at !== null; at = dimension.parents[at]) path.push(at);
  return path;
};

// A field without a size says why: nobody needs anything, nothing can be concluded, nobody recorded it, it is withheld.
const fieldOf = (measure, sum) => {
  const sizes = {
    need: () => sum.need / UNIT,
    covered: () => sum.covered / UNIT,
    gap: () => (sum.need - sum.covered) / UNIT,
    coverage: () => (sum.need > 0 ? sum.covered / sum.need : null),
    not_assessable: () => sum.without / UNIT,
    change: () => (sum.today - sum.covered) / UNIT,
  };
  const size = sizes[measure]();
  const isCount = measure === 'need' || measure === 'not_assessable';
  const without = sum.without > 0 ? 'not-assessable' : 'no-need';
  const blank = sum.need > 0 || isCount ? null : without;
  const text = () => {
    if (size === null) return '–';
    if (measure === 'change') return `${size > 0 ? '+' : ''}${number(size, 1).replace('-', '\u2212')}`;
    return measure === 'coverage' ? percent(size) : number(size, 1);
  };
  return { text: text(), size, blank, told: sum.need > 0 || sum.without > 0 };
};
const published = (table, line, measure) => {
  const at = table.measures.indexOf(measure);
  if (!line || at < 0) return { text: '–', size: null, blank: 'no-need' };
  const [text, size] = [line.texts[at], line.numbers[at]];
  const beside = table.measures.indexOf('not_assessable');
  const isUnsure = beside >= 0 && !['0', '–'].includes(line.texts[beside]);
  const blanks = { '–': isUnsure ? 'not-assessable' : 'no-need', '.': 'not-recorded' };
  return { text, size, blank: size === null ? blanks[text] ?? 'withheld' : null, line };
};
