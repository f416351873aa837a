// Sorts a table when the head of a column is pressed: up, down, and back to the order of the report.
// Totals and what is not broken down stay at the end. Without this script every table is whole.
'use strict';
{
  const words = document.currentScript.dataset;
  const german = document.documentElement.lang === 'de';
  const status = document.createElement('p');
  status.className = 'status';
  status.setAttribute('role', 'status');

  // '1 204', '58,3 %', '−2', '12–20': the number that it begins with; a sign is none
  const number = (text) => {
    const plain = text.replace(/[\u00a0\u202f ]/g, '').replace('\u2212', '-');
    const found = (german ? plain.replace(',', '.') : plain.replaceAll(',', '')).match(/^-?\d+(\.\d+)?/);
    return found ? Number(found[0]) : null;
  };
  const order = new Intl.Collator(document.documentElement.lang, { numeric: true });
  const compared = (one, other, numeric) => {
    if (!numeric) return order.compare(one, other);
    const [a, b] = [number(one), number(other)];
    // what is no number stands last, whichever way it is sorted
    if (a === null || b === null) return a === b ? 0 : a === null ? Infinity : -Infinity;
    return a - b;
  };

  const sortable = (table) => {
    const body = table.tBodies[0];
    const rows = [...body.rows];
    const stays = (row) => row.matches('.total, .rest, .view');
    const items = rows.filter((row) => !stays(row));
    if (items.length < 2) return;
    const heads = [...table.tHead.rows[0].cells];
    const press = (head, column) => {
      const before = head.getAttribute('aria-sort');
      const next = before === null ? 'ascending' : before === 'ascending' ? 'descending' : null;
      heads.forEach((other) => other.removeAttribute('aria-sort'));
      const numeric = head.classList.contains('number');
      const text = (row) => row.cells[column].textContent.trim();
      const sorted = items.map((row) => [text(row), row]);
      if (next) {
        head.setAttribute('aria-sort', next);
        const sign = next === 'ascending' ? 1 : -1;
        sorted.sort(([one], [other]) => {
          const found = compared(one, other, numeric);
          return Number.isFinite(found) ? sign * found : found;
        });
      }
      body.append(...sorted.map(([, row]) => row), ...rows.filter(stays));
      const said = next === 'ascending' ? words.up : words.down;
      status.textContent = next ? `${said} ${head.textContent}` : words.back;
    };
    heads.forEach((head, column) => {
      const button = document.createElement('button');
      button.type = 'button';
      button.title = `${words.sort} ${head.textContent}`;
      button.append(...head.childNodes);
      button.addEventListener('click', () => press(head, column));
      head.append(button);
    });
  };

  document.addEventListener('DOMContentLoaded', () => {
    document.querySelectorAll('main table').forEach(sortable);
    document.querySelector('main').append(status);
  });
}
