// The budget: computed beforehand for every amount; place 0 is today.

const amounts = data.money?.amounts ?? [];
const least = isExact ? 0 : 1;
const covers = isExact ? [data.cells.covered] : [];
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
  const facts = amount?.facts ?? [[labelOf('gap'), number(sizeOf(0), 1)]];
  $('facts').replaceChildren(...facts.map(([name, text]) => make('div', {}, make('dt', {}, name), make('dd', {}, text))));
  $('package').hidden = !amount;
  if (!amount) return;
  const items = data.budgeted?.[asked.amount - 1].package ?? amount.package;
  $('package').firstElementChild.textContent = `${words.package}: ${items.length} ${words.decisions}`;
  $('package').lastElementChild.replaceChildren(
    items.length > 0 ? list(items) : make('p', {}, words.packageNone),
    ...amount.exchange.flatMap(([name, lines]) => [make('h3', {}, name), list(lines)]),
    ...data.money.notes.map((note) => make('p', { class: 'note' }, note)),
  );
};
