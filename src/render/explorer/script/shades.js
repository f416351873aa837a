// How numbers become colours, in the classes of the report, and what the legend says about them.

const BOUNDS = [1, 0.75, 0.5, 0.25];
const coverageClass = (size) => {
  const at = BOUNDS.findIndex((bound) => size >= bound - 1e-9);
  return `c${at < 0 ? 4 : at}`;
};
// around the town's threshold
const grade = (size, measure) => {
  if (size === null || measure !== 'coverage') return '';
  if (size >= data.served) return 'held';
  return size >= data.served * 0.75 ? 'tight' : 'broken';
};
// in five steps of a round number
const ROUND = [1, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10];
const stepOf = (most) => {
  const power = 10 ** Math.floor(Math.log10(most / 5));
  return Math.max(1, power * ROUND.find((round) => round * power * 5 >= most * (1 - 1e-9)));
};
const heat = (size, most, measure) => {
  if (measure === 'coverage' || size === null || most === 0) return '';
  if (measure === 'change' && size > 0) return 'tight';
  return `h${Math.min(4, Math.floor(Math.abs(size) / stepOf(most)))}`;
};

const swatch = (name, text) => make('li', {}, make('i', { class: `swatch ${name}`, 'aria-hidden': 'true' }), text);
const blanks = (fields) => {
  const found = new Set(fields.map((field) => field.blank).filter(Boolean));
  return ['no-need', 'not-assessable', 'not-recorded', 'withheld'].filter((one) => found.has(one)).map((one) => swatch(one, data.legend[one]));
};
const coverageLegend = () => data.classes.map((text, at) => swatch(`c${at}`, text));
const heatLegend = (most, measure) => {
  const more = measure === 'change' ? [swatch('tight', words.more)] : [];
  if (most === 0) return more;
  const sign = measure === 'change' ? '\u2212' : '';
  const step = stepOf(most);
  const end = (at) => (at === 0 ? '0' : `${sign}${number(step * at, 1)}`);
  const classes = [0, 1, 2, 3, 4].filter((at) => step * at <= most);
  return [...classes.map((at) => swatch(`h${at}`, filled(words.between, { low: end(at), high: end(at + 1) }))), ...more];
};
const legend = (about, entries) => make('div', { class: 'legend' }, make('span', {}, about), make('ul', {}, ...entries));
