// Keys for staff queues, only while the focus is inside the table: j and k move between rows, Enter opens (by the link).
for (const table of document.querySelectorAll('table[data-queue]')) {
  table.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest('input, textarea, select'))
      return;
    if (event.key !== 'j' && event.key !== 'k') return;
    const rows = [...table.tBodies]
      .flatMap((body) => [...body.rows])
      .filter((row) => row.querySelector('a, button'));
    const at = rows.indexOf(event.target.closest('tr'));
    const row = rows[Math.min(rows.length - 1, Math.max(0, at + (event.key === 'j' ? 1 : -1)))];
    if (!row) return;
    event.preventDefault();
    const target = row.querySelector('a, button');
    target.focus();
    target.scrollIntoView({ block: 'nearest' });
  });
}
