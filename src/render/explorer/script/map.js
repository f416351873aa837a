// The areas where they lie, in the colour of their number. All numbers stand in the table below.

const NAMESPACE = 'http://www.w3.org/2000/svg';
const PATTERNS = `<defs>
<pattern id="hatch" width="7" height="7" patternUnits="userSpaceOnUse"><rect class="ground" width="7" height="7"/><path class="line" d="M-1 1L1-1M0 7L7 0M6 8L8 6"/></pattern>
<pattern id="dots" width="8" height="8" patternUnits="userSpaceOnUse"><rect class="ground" width="8" height="8"/><circle class="dot" cx="2" cy="2" r="1.2"/><circle class="dot" cx="6" cy="6" r="1.2"/></pattern>
</defs>`;

// Which column colours the map.
const partOf = () => {
  const at = grid.columns.findIndex((column) => column.key === asked.part);
  return at < 0 ? grid.columns.length - 1 : at;
};

const drawMap = (shown) => {
  const column = partOf();
  const rows = new Map(grid.rows.map((row, at) => [row.key, at]));
  const areas = data.map.areas.filter((area) => rows.has(area.id)).map((area) => {
    const row = rows.get(area.id);
    return { ...area, row, label: grid.rows[row].label, field: grid.fields[row][column] };
  });
  const fields = areas.map((area) => area.field);
  const most = Math.max(0, ...fields.map((field) => (shown.measure === 'change' && field.size > 0 ? 0 : Math.abs(field.size ?? 0))));
  const shade = ({ size, blank }) => blank ?? (shown.measure === 'coverage' ? coverageClass(size) : heat(size, most, shown.measure) || 'h0');
  const [width, height] = data.map.size;
  const area = ({ path, row, label, field }, at) => {
    const said = safe(`${label}: ${field.text}${field.blank && field.blank !== 'no-need' ? ` (${data.legend[field.blank]})` : ''}`);
    return `<path class="area ${shade(field)}" fill-rule="evenodd" d="${path}" role="button" tabindex="${at === 0 ? 0 : -1}" data-row="${row}" data-column="${column}" aria-label="${said}. ${safe(words.why)}"><title>${said}</title></path>`;
  };
  const text = ({ at, named, label, field }) => {
    if (!at || field.text.length > 8) return '';
    const ink = `class="on ${shade(field)}"`;
    const [x, y] = at;
    return named ? `<text ${ink} x="${x}" y="${y - 3}">${safe(label)}</text><text ${ink} x="${x}" y="${y + 13}">${safe(field.text)}</text>` : `<text ${ink} x="${x}" y="${y + 4}">${safe(field.text)}</text>`;
  };
  const about = title(shown) + (shown.columns >= 0 ? `, ${grid.columns[column].label}` : '');
  const svg = `<svg id="map" xmlns="${NAMESPACE}" role="group" aria-label="${safe(about)}" viewBox="-2 -2 ${width + 4} ${height + 4}" width="${width + 4}" height="${height + 4}">${PATTERNS}${areas.map(area).join('')}<g aria-hidden="true">${areas.map(text).join('')}<path id="edge"/></g></svg>`;
  const box = make('div', { class: 'map' });
  box.innerHTML = svg;
  const entries = shown.measure === 'coverage' ? coverageLegend() : heatLegend(most, shown.measure);
  const drawn = new Set(areas.map((own) => own.id));
  const most_depth = Math.max(...areas.map((own) => grid.rows[own.row].depth));
  const missing = grid.rows.filter((row) => !row.total && !row.rest && row.depth === most_depth && !drawn.has(row.key)).map((row) => row.label);
  $('picture').replaceChildren(
    legend(labelOf(shown.measure), [...entries, ...blanks(fields)]),
    box,
    make('p', { class: 'note' }, words.mapHow),
    ...(missing.length > 0 ? [make('p', { class: 'note' }, `${words.mapNone} ${missing.join(', ')}`)] : []),
    ...(!isExact && asked.amount > least ? [make('p', { class: 'notice' }, words.mapToday)] : []),
  );
};

// One stop of the tab key; arrows lead from area to area in the order of the table.
const KEYS = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };
const walk = (event) => {
  const area = event.target.closest('.area');
  if (!area) return;
  if (event.key === 'Enter' || event.key === ' ') {
    event.preventDefault();
    area.dispatchEvent(new MouseEvent('click', { bubbles: true }));
    return;
  }
  const areas = [...$('map').querySelectorAll('.area')];
  const at = areas.indexOf(area);
  const next = { Home: areas[0], End: areas.at(-1) }[event.key] ?? (KEYS[event.key] ? areas[(at + KEYS[event.key] + areas.length) % areas.length] : null);
  if (!next) return;
  event.preventDefault();
  area.setAttribute('tabindex', -1);
  next.setAttribute('tabindex', 0);
  next.focus();
};
// the edge of an area in focus lies above its neighbours
const edge = (event) => $('edge')?.setAttribute('d', event.type === 'focusin' ? event.target.closest('.area')?.getAttribute('d') ?? '' : '');
$('picture').addEventListener('keydown', walk);
$('picture').addEventListener('focusin', edge);
$('picture').addEventListener('focusout', edge);
