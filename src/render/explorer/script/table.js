// The table: always there, in every view. A long one is filled in pieces, so that the page answers at once.

// wherever there is need, there is more to tell
const asks = (field) => (isExact ? field.told : field.line && field.blank !== 'no-need');
const button = (row, column, text, name) => `<button type="button" data-row="${row}" data-column="${column}" aria-label="${safe(`${text}: ${grid.rows[row].label}, ${name}. ${words.why}`)}">${safe(text)}</button>`;
const rowHead = (line) => `<th scope="row" class="depth-${Math.min(line.depth, 3)}${line.total ? ' total' : ''}">${safe(line.label)}</th>`;
const bar = (share) => `<svg class="bar" viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden="true"><rect width="${(Math.max(0, Math.min(1, share)) * 100).toFixed(1)}" height="6"/></svg>`;

// What is not broken down or not known is left out where nothing stands in it.
const kept = () => {
  const says = (one) => one && one.size !== null && one.size !== 0;
  const rows = grid.rows.map((_, at) => at).filter((at) => !grid.rows[at].rest || grid.fields[at].some(says));
  const columns = grid.columns.map((_, at) => at).filter((at) => !grid.columns[at].rest || grid.fields.some((line) => says(line[at])));
  return { rows, columns };
};
const tableHead = (shown, columns) => {
  const heads = columns.map((column) => `<th scope="col" class="number">${safe(grid.columns[column].label)}</th>`);
  return `<tr><th scope="col">${safe(data.dimensions[shown.rows].label)}</th>${heads.join('')}</tr>`;
};
const tableRow = (shown, columns) => {
  const { view, measure } = shown;
  const isMargin = (row, column) => grid.rows[row].total || (grid.columns[column].total && columns.length > 1);
  let most = 0;
  grid.fields.forEach((line, row) => columns.forEach((column) => { if (!isMargin(row, column)) most = Math.max(most, Math.abs(line[column].size ?? 0)); }));
  return (row) => {
    const line = grid.rows[row];
    const cells = columns.map((column) => {
      const field = grid.fields[row][column];
      const margin = line.total || grid.columns[column].total;
      const shade = view === 'heat' && !margin ? heat(field.size, most, measure) : '';
      const text = asks(field) ? button(row, column, field.text, grid.columns[column].label) : safe(field.text);
      const share = measure === 'coverage' ? field.size : Math.abs(field.size) / (most || 1);
      const drawn = view === 'bars' && field.size !== null && !line.total ? bar(share) : '';
      return `<td class="number ${grade(field.size, measure)} ${shade}">${text}${drawn}</td>`;
    });
    return `<tr${line.total ? ' class="total"' : ''}>${rowHead(line)}${cells.join('')}</tr>`;
  };
};

// ---- Rows: those that fit on a screen at once, the others while nobody waits.

const FIRST = 40;
const PIECE = 80;
const idle = globalThis.requestIdleCallback ?? ((next) => setTimeout(next, 1));
let rest = null;
const fillWith = (own, count) => {
  const body = $('result').tBodies[0];
  body.insertAdjacentHTML('beforeend', own.rows.splice(0, count).map(own.row).join(''));
  if (own.rows.length > 0) return;
  rest = null;
  $('result').removeAttribute('aria-busy');
};
const finish = () => { if (rest) fillWith(rest, rest.rows.length); };
const fill = (head, rows, row, caption) => {
  const own = { rows: [...rows], row };
  rest = own;
  const table = $('result');
  table.setAttribute('aria-busy', 'true');
  table.innerHTML = `<caption>${safe(caption)}</caption><thead>${head}</thead><tbody></tbody>`;
  fillWith(own, FIRST);
  const next = () => {
    if (rest !== own) return;
    fillWith(own, PIECE);
    if (rest === own) idle(next);
  };
  if (rest === own) idle(next);
};

const plainNumber = (one, measure) => (one.size === null ? one.text : String(Math.round(one.size * (measure === 'coverage' ? 1e5 : 1e3)) / 1e3));
const tableSheet = (shown) => {
  const { rows, columns } = kept();
  const head = [data.dimensions[shown.rows].label, ...columns.map((column) => grid.columns[column].label)];
  return [head, ...rows.map((row) => [grid.rows[row].label, ...columns.map((column) => plainNumber(grid.fields[row][column], shown.measure))])];
};
const csv = () => {
  const shown = settled();
  const quote = (text) => (/[";\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  // a name must not become a formula
  const plain = (text) => (/^[=+\-@\t\r]/.test(text) && Number.isNaN(Number(text)) ? `'${text}` : text);
  const sheet = shown.view === 'chain' ? chainSheet(shown) : tableSheet(shown);
  return sheet.map((line) => line.map((text) => quote(plain(text))).join(';')).join('\r\n');
};
