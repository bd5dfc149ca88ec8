// Keeps an agenda page true to the clock: now and next, current sessions, the reader's own time, a filter.
const root = document.querySelector('[data-agenda]');
const { zone, zoneName, lang } = root.dataset;
const locale = lang === 'en' ? 'en-GB' : 'id-ID';
const clock = (timeZone) => new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit', timeZone });
const atVenue = clock(zone);
const atReader = clock(undefined);
const venueDay = new Intl.DateTimeFormat(locale, { weekday: 'long', timeZone: zone });
const DAY = 24 * 60 * 60 * 1000;

const sessions = [...root.querySelectorAll('.session[data-start]')].map((element) => ({
  element,
  start: Date.parse(element.dataset.start),
  end: Date.parse(element.dataset.end),
  heading: element.querySelector('h3').textContent.trim(),
  href: element.querySelector('h3 a')?.getAttribute('href') ?? `#${element.id}`,
  room: element.querySelector('.room')?.textContent.trim() ?? '',
  cancelled: element.classList.contains('cancelled'),
}));

/** Changes the page only when the words change, so that screen readers are left in peace. */
function setText(element, text) {
  if (element && element.textContent !== text) element.textContent = text;
}

function item(session, about) {
  const line = document.createElement('li');
  const link = document.createElement('a');
  link.href = session.href;
  link.textContent = session.heading;
  const hint = document.createElement('span');
  hint.className = 'hint';
  hint.textContent = about;
  line.append(link, hint);
  return line;
}

const join = (...parts) => parts.filter(Boolean).join(' · ');

function tick() {
  const now = Date.now();
  const over = sessions.every(({ end }) => end <= now);
  for (const { element, start, end, cancelled } of sessions) {
    const current = !cancelled && start <= now && now < end;
    element.classList.toggle('is-now', current);
    element.classList.toggle('is-past', end <= now && !over);
    const chip = element.querySelector('[data-now-chip]');
    chip.hidden = !current;
    setText(chip, current ? root.dataset.wordNow : '');
  }
  showNow(now);
}

function showNow(now) {
  const card = root.querySelector('[data-now]');
  if (!card) return;
  const held = sessions.filter((session) => !session.cancelled);
  const current = held.filter((session) => session.start <= now && now < session.end);
  const nextStart = Math.min(...held.map((session) => session.start).filter((start) => start > now));
  const next = held.filter((session) => session.start === nextStart && nextStart - now < DAY);
  card.hidden = current.length === 0 && next.length === 0;
  if (card.hidden) return;

  const { wordNow, wordNext, wordUntil } = root.dataset;
  const sameDay = next.length > 0 && venueDay.format(nextStart) === venueDay.format(now);
  const nextTime =
    next.length > 0
      ? `${sameDay ? '' : `${venueDay.format(nextStart)} `}${atVenue.format(nextStart)} ${zoneName}`
      : '';
  const shown = current.length > 0 ? current : next;
  const label =
    current.length > 0 ? `${wordNow} · ${atVenue.format(now)} ${zoneName}` : `${wordNext} · ${nextTime}`;
  setText(card.querySelector('[data-now-label]'), label);
  const lines = shown.map((session) =>
    item(session, join(session.room, `${wordUntil} ${atVenue.format(session.end)} ${zoneName}`)),
  );
  const list = card.querySelector('[data-now-list]');
  const text = lines.map((line) => line.textContent).join();
  if (list.dataset.shown !== text) {
    list.replaceChildren(...lines);
    list.dataset.shown = text;
  }
  const after = current.length > 0 && next.length > 0;
  setText(
    card.querySelector('[data-next]'),
    after ? `${wordNext} ${nextTime}: ${next.map((session) => session.heading).join(' · ')}` : '',
  );
}

/** Venue time stays; a reader in another zone gets the own time beside it. */
function showReaderTimes() {
  for (const time of root.querySelectorAll('[data-time]')) {
    const at = Date.parse(time.dataset.time);
    if (atVenue.format(at) === atReader.format(at)) continue;
    const own = document.createElement('span');
    own.className = 'local';
    own.textContent = `${atReader.format(at)} ${root.dataset.wordLocal}`;
    time.parentElement.append(own);
  }
}

function enableSearch() {
  const box = root.querySelector('[data-agenda-search]');
  if (!box) return;
  const input = box.querySelector('input');
  const count = box.querySelector('[data-agenda-count]');
  box.hidden = false;
  const apply = () => {
    const wanted = input.value.trim().toLocaleLowerCase(locale).split(/\s+/).filter(Boolean);
    let found = 0;
    for (const { element } of sessions) {
      const text = element.textContent.toLocaleLowerCase(locale);
      element.hidden = !wanted.every((word) => text.includes(word));
      if (!element.hidden) found += 1;
    }
    for (const slot of root.querySelectorAll('[data-slot]'))
      slot.hidden = !slot.querySelector('.session:not([hidden])');
    const words =
      found === 0 ? root.dataset.wordNone : root.dataset.wordFound.replace('{count}', String(found));
    setText(count, wanted.length === 0 ? '' : words);
  };
  input.addEventListener('input', apply);
  apply();
}

showReaderTimes();
enableSearch();
tick();
setInterval(tick, 30000);
document.addEventListener('visibilitychange', () => {
  if (!document.hidden) tick();
});
