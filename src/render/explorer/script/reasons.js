// From a number to its reasons, its offers and its lines; in public to what the report says of it.

const MOST = 60;
const limited = (items) => list(items.length > MOST ? [...items.slice(0, MOST), `… ${items.length - MOST} ${words.moreThese}`] : items);
const part = (head, items) => [make('h3', {}, head), items.length > 0 ? limited(items) : make('p', {}, words.nothing)];
const offerLine = (offer) => [offer.name, offer.provider, offer.whom, offer.places === null ? words.placesUnknown : `${number(offer.places, 1)} ${words.places}`, offer.until ? `${words.until} ${offer.until}` : '', offer.place]
  .filter(Boolean).join(' · ');

const exactReasons = (row, column) => {
  const sum = grid.sums[row][column];
  const cells = grid.cells(row, column);
  const covered = coveredFor(asked.amount);
  const types = new Map();
  for (const cell of cells) {
    const gap = data.cells.assessable[cell] ? data.cells.need[cell] - covered[cell] : data.cells.need[cell];
    // a gap that today is none has no reason of today: an offer has ended, or its places are needed elsewhere
    if (gap > 0) types.set(data.cells.type[cell], (types.get(data.cells.type[cell]) ?? 0) + gap);
  }
  const reason = (type) => data.types[type] ?? words.lostThen;
  const reasons = [...types].sort((one, other) => other[1] - one[1]).map(([type, gap]) => `${reason(type)}: ${number(gap / UNIT, 1)}`);
  const takes = (offer) => cells.some((cell) => offer.takes.every((nodes, at) => nodes === null || nodes.includes(data.cells.nodes[at][cell])));
  const reaching = data.offers.filter(takes);
  const change = asked.amount > 0 ? ['change'] : [];
  const measures = ['need', 'covered', 'gap', ...change, 'coverage', 'not_assessable'];
  return {
    facts: measures.map((measure) => [labelOf(measure), fieldOf(measure, sum).text]),
    parts: [...part(words.reasons, reasons), ...part(`${asked.amount > 0 ? words.offersToday : words.offers} (${reaching.length})`, reaching.map(offerLine))],
  };
};

// The areas above a line of a published table: those before it that stand further out.
const linesAbove = (line) => {
  const all = grid.rows;
  const path = [];
  let { depth } = line;
  for (let at = all.indexOf(line) - 1; at >= 0 && depth > 0; at -= 1) {
    if (all[at].depth < depth) { path.push(all[at].key); depth = all[at].depth; }
  }
  return path;
};
const publishedReasons = (row, column, shown) => {
  const { line } = grid.fields[row][column];
  const across = shown.view === 'chain' ? data.chain.phase ?? -1 : shown.columns;
  const chosen = [[shown.rows, grid.rows[row]], [across, grid.columns[column]]].filter(([at, own]) => at >= 0 && !own.total && !own.rest);
  const says = (finding) => chosen.every(([at, own]) => finding.names.some(([axis, key]) => axis === at && key === own.key));
  const found = chosen.length > 0 ? data.findings.filter(says) : [];
  const open = (offer) => chosen.every(([at, own]) => {
    const names = offer.names.filter(([axis]) => axis === at).map(([, key]) => key);
    return names.length === 0 || [own.key, ...linesAbove(own)].some((key) => names.includes(key));
  });
  // offers tell their topics and areas
  const isTold = chosen.some(([at]) => data.offers.some((offer) => offer.names.some(([axis]) => axis === at)));
  const offers = isTold ? data.offers.filter(open) : [];
  return {
    facts: grid.table.measures.map((measure, at) => [labelOf(measure), line?.texts[at] ?? '–']),
    parts: [
      ...part(words.report, found.map((finding) => `${finding.about}: ${finding.text}`)),
      ...(isTold ? part(`${words.offersHere} (${offers.length})`, offers.map(offerLine)) : []),
    ],
  };
};

const tell = (name, facts, parts) => {
  const head = make('h2', { tabindex: '-1', id: 'why-title' }, name);
  const terms = facts.map(([term, text]) => make('div', {}, make('dt', {}, term), make('dd', {}, text)));
  $('why').replaceChildren(head, ...(terms.length > 0 ? [make('dl', {}, ...terms)] : []), ...parts);
  $('why').hidden = false;
  head.focus();
};
const explain = (row, column) => {
  const shown = settled();
  const { facts, parts } = isExact ? exactReasons(row, column) : publishedReasons(row, column, shown);
  // a link keeps the place of its sum
  const at = shown.view === 'chain' ? grid.fields[row].findIndex((field) => field.column === column) : column;
  tell(`${grid.rows[row].label}, ${grid.columns[at].label}`, facts, parts);
};
const explainStep = (row, at) => {
  const step = grid.steps[row][at];
  const name = (offer) => offerLine(data.offers[offer]);
  const offers = step.offers.map(([one, other]) => (other === undefined ? name(one) : `${name(one)} → ${words.handsOver}: ${name(other)}`));
  tell(`${grid.rows[row].label}, ${grid.columns[at].label} → ${grid.columns[at + 1].label}: ${step.label}`, [], part(words.stepOffers, offers));
};

const search = () => {
  const wantedWords = asked.search.toLocaleLowerCase().split(/\s+/).filter(Boolean);
  const found = data.offers.filter((offer) => wantedWords.length === 0 || wantedWords.every((word) => offerLine(offer).toLocaleLowerCase().includes(word)));
  $('found').textContent = `${found.length} ${words.found}`;
  $('offers').replaceChildren(...found.slice(0, 200).map((offer) => make('li', {}, offerLine(offer))));
};
