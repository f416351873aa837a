// Life phases in their order, and between them what leads from one to the next.

const STEPS = {
  bridged: '<path d="M0 5h24v4H0z"/>',
  handed_over: '<path d="M0 6h15V2l8 5-8 5V8H0z"/>',
  possibly_bridged: '<path d="M1 6h5v2H1zM9.5 6h5v2h-5zM18 6h5v2h-5z"/>',
  partly_open: '<path d="M0 6h11V1h2v12h-2V8H0z"/>',
  open: '<path d="M8 1h2v12H8zM14 1h2v12h-2z"/>',
};
const stepPicture = (id) => (STEPS[id] ? `<svg class="step" viewBox="0 0 24 14" width="24" height="14" aria-hidden="true">${STEPS[id]}</svg>` : 'x');

const chainHead = (shown) => {
  const heads = grid.columns.map((column, at) => {
    const own = `<th scope="col" class="number">${safe(column.label)}</th>`;
    return at > 0 && grid.steps ? `<th scope="col" class="between">${hidden(words.step)}→</th>${own}` : own;
  });
  return `<tr><th scope="col">${safe(data.dimensions[shown.rows].label)}</th>${heads.join('')}</tr>`;
};
const chainRow = (row) => {
  const line = grid.rows[row];
  const cells = grid.fields[row].map((field, at) => {
    const shade = field.blank ?? coverageClass(field.size);
    const torn = field.torn ? hidden(`, ${words.notServed}`) : '';
    const own = `<td class="number link ${shade}${field.torn ? ' torn' : ''}">${asks(field) ? button(row, field.column, field.text, grid.columns[at].label) : safe(field.text)}${torn}</td>`;
    if (at === 0 || !grid.steps) return own;
    const step = grid.steps[row][at - 1];
    if (!step) return `<td class="between">–</td>${own}`;
    const about = safe(`${step.label}: ${line.label}, ${grid.columns[at - 1].label} → ${grid.columns[at].label}`);
    const picture = stepPicture(step.id);
    const said = step.offers ? `<button type="button" data-row="${row}" data-step="${at - 1}" aria-label="${about}" title="${safe(step.label)}">${picture}</button>` : `<span title="${safe(step.label)}">${picture}</span>${hidden(step.label)}`;
    return `<td class="between">${said}</td>${own}`;
  });
  return `<tr${line.total ? ' class="total"' : ''}>${rowHead(line)}${cells.join('')}</tr>`;
};
const chainLegend = () => {
  const picture = (markup, text) => { const own = make('li', {}); own.innerHTML = `${markup}${safe(text)}`; return own; };
  const parts = [legend(data.legend.coverage, [...coverageLegend(), ...blanks(grid.fields.flat()), swatch('torn', data.legend.broken)])];
  if (grid.steps) parts.push(legend(data.legend.transition, data.states.map((one) => picture(stepPicture(one.id), one.label))));
  if (grid.note) parts.push(make('p', { class: 'notice', id: 'steps-note' }, grid.note));
  if (!isExact && asked.amount > least) parts.push(make('p', { class: 'notice' }, words.chainToday));
  $('picture').replaceChildren(...parts);
};
// For copies: a column for each life phase, and one for each transition.
const chainSheet = (shown) => {
  const between = (list, make) => list.flatMap((own, at) => (at > 0 && grid.steps ? [make(at - 1), own] : [own]));
  const head = [data.dimensions[shown.rows].label, ...between(grid.columns.map((column) => column.label), (at) => `${grid.columns[at].label} → ${grid.columns[at + 1].label}`)];
  const lines = grid.rows.map((row, at) => [row.label, ...between(grid.fields[at].map((field) => plainNumber(field, 'coverage')), (step) => grid.steps[at][step]?.label ?? '–')]);
  return [head, ...lines];
};
