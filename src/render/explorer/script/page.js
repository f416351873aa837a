// What happens when somebody chooses, clicks or presses a key.

let opened = null;

const draw = (shown) => {
  $('picture').replaceChildren();
  const caption = title(shown);
  if (shown.view === 'chain') {
    grid = source.chain(shown);
    chainLegend();
    const { rows } = kept();
    fill(chainHead(shown), rows, chainRow, caption);
    return [rows.length, grid.columns.length];
  }
  grid = source.grid(shown);
  if (shown.view === 'map') drawMap(shown);
  const { rows, columns } = kept();
  fill(tableHead(shown, columns), rows, tableRow(shown, columns), caption);
  return [rows.length, columns.length];
};
const parts = (shown) => {
  const isWanted = shown.view === 'map' && shown.columns >= 0;
  $('part').parentElement.hidden = !isWanted;
  if (isWanted) options($('part'), grid.columns.map((column) => [column.key, column.label]), grid.columns[partOf()].key);
};
const show = () => {
  const shown = settled();
  controls(shown);
  write(asked);
  pull();
  const [rows, columns] = draw(shown);
  parts(shown);
  $('said').textContent = `${title(shown)}: ${rows} ${words.rows}, ${columns} ${words.columns}`;
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
chosen('part', (value) => { asked.part = value; });
$('amount')?.addEventListener('input', () => { asked.amount = Number($('amount').value); show(); });
$('search').addEventListener('input', () => { asked.search = $('search').value; write(asked); search(); });

const open = (event) => {
  const target = event.target.closest('[data-row]');
  if (!target) return;
  opened = target;
  const { row, column, step } = target.dataset;
  if (step === undefined) explain(Number(row), Number(column));
  else explainStep(Number(row), Number(step));
};
$('result').addEventListener('click', open);
$('picture').addEventListener('click', open);
document.addEventListener('keydown', (event) => {
  if (event.key !== 'Escape' || $('why').hidden) return;
  $('why').hidden = true;
  opened?.focus();
});

$('save').addEventListener('click', () => {
  const amount = isExact && asked.amount > 0 ? `-${amounts[asked.amount - 1].id}` : '';
  make('a', { href: `data:text/csv;charset=utf-8,${encodeURIComponent(`\ufeff${csv()}`)}`, download: `lueckenlos${amount}.csv` }).click();
});
$('copy').addEventListener('click', async () => {
  try {
    await navigator.clipboard.writeText(csv().replaceAll(';', '\t'));
    $('said').textContent = words.copied;
  } catch {
    finish();
    getSelection().selectAllChildren($('result'));
    $('said').textContent = words.selected;
  }
});
$('print').addEventListener('click', () => print());
addEventListener('beforeprint', finish);
addEventListener('hashchange', () => { asked = read(); $('filters').replaceChildren(); $('search').value = asked.search; show(); search(); });
asked = read();
$('search').value = asked.search;
show();
search();
// for tests: what a view says, as numbers
globalThis.lueckenlos = {
  grid: (wish) => source.grid({ ...start(), ...wish }),
  chain: (wish) => source.chain({ ...start(), ...wish }),
  dimensions: data.dimensions.map((one) => one.id),
};
