// Comfort for forms; every form works without it. Text for people comes from data-word-* on <body>.
const words = document.body.dataset;
const PREFIX = 'keep:';

const isKept = (control) =>
  control.name &&
  !['hidden', 'password', 'file', 'submit', 'button'].includes(control.type ?? '') &&
  control.name !== '_csrf';
const keyOf = (form) => PREFIX + new URL(form.getAttribute('action') ?? '', location.href).pathname;

/** What somebody typed, as pairs, with the version it was typed against. */
function readForm(form) {
  const values = [...form.elements]
    .filter(isKept)
    .map((control) => [
      control.name,
      ['checkbox', 'radio'].includes(control.type) ? [control.value, control.checked] : control.value,
    ]);
  return { version: form.elements.namedItem('version')?.value ?? null, values };
}

function writeForm(form, kept) {
  const controls = [...form.elements].filter(isKept);
  for (const [index, [name, value]] of kept.values.entries()) {
    const control =
      controls[index]?.name === name ? controls[index] : controls.find((each) => each.name === name);
    if (!control) continue;
    if (!Array.isArray(value)) control.value = value;
    else if (control.value === value[0]) control.checked = value[1];
  }
  // The old version goes with the old text, so that the server can refuse to overwrite someone else's newer text.
  const version = form.elements.namedItem('version');
  if (version && kept.version !== null) version.value = kept.version;
}

function load(key) {
  try {
    return JSON.parse(sessionStorage.getItem(key) ?? 'null');
  } catch {
    return null;
  }
}

function store(key, value) {
  try {
    sessionStorage.setItem(key, JSON.stringify(value));
  } catch {
    // A full or forbidden storage only loses the comfort.
  }
}

function keptKeys() {
  try {
    return Object.keys(sessionStorage).filter((key) => key.startsWith(PREFIX));
  } catch {
    return [];
  }
}

function banner(form, text, discard) {
  form.querySelector(':scope > .kept')?.remove();
  const box = document.createElement('div');
  box.className = 'kept';
  box.setAttribute('role', 'status');
  const line = document.createElement('span');
  line.textContent = text;
  box.append(line);
  if (discard) {
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'link-button';
    button.textContent = words.wordDiscard;
    button.addEventListener('click', discard);
    box.append(button);
  }
  form.prepend(box);
}

function release(form) {
  delete form.dataset.sending;
  for (const button of form.querySelectorAll('[data-label-before]')) {
    button.textContent = button.dataset.labelBefore;
    button.removeAttribute('aria-disabled');
    delete button.dataset.labelBefore;
  }
}

/** One press, one request: a second press while the first is under way does nothing. */
function guardSubmit(form) {
  form.addEventListener('submit', (event) => {
    if (form.dataset.sending) {
      event.preventDefault();
      return;
    }
    if (form.hasAttribute('data-keep') && navigator.onLine === false) {
      event.preventDefault();
      banner(form, words.wordOffline);
      return;
    }
    form.dataset.sending = 'yes';
    const button = event.submitter;
    if (button?.classList.contains('btn') && button.childElementCount === 0) {
      button.dataset.labelBefore = button.textContent;
      button.textContent = words.wordSending;
      button.setAttribute('aria-disabled', 'true');
    }
    setTimeout(() => release(form), 12000);
  });
}

function keepForm(form) {
  const key = keyOf(form);
  const initial = readForm(form);
  const kept = load(key);
  const saved = document.querySelector('.notice.success') && kept?.sent;
  const differs = kept && JSON.stringify(kept.values) !== JSON.stringify(initial.values);
  let leaving = false;

  if (saved || !differs) {
    sessionStorage.removeItem(key);
  } else if (!document.querySelector('[data-error-summary]')) {
    writeForm(form, kept);
    store(key, { ...kept, sent: false });
    banner(form, words.wordRestored, () => {
      sessionStorage.removeItem(key);
      leaving = true;
      location.reload();
    });
  }

  const keep = () => store(key, { ...readForm(form), sent: false });
  form.addEventListener('input', keep);
  form.addEventListener('change', keep);
  form.addEventListener('submit', (event) => {
    if (event.defaultPrevented) return;
    leaving = true;
    store(key, { ...readForm(form), sent: true });
  });
  window.addEventListener('pageshow', () => {
    leaving = false;
  });
  window.addEventListener('beforeunload', (event) => {
    const dirty = JSON.stringify(readForm(form).values) !== JSON.stringify(initial.values);
    if (dirty && !leaving) event.preventDefault();
  });
}

/**
 * A sent form whose page is gone has arrived: forget it. If it met the sign-in page or an error page instead, it has
 * not, and waits until its page is opened again, however many pages of signing in lie between.
 */
function forgetArrived(present) {
  const refused = location.pathname.startsWith('/masuk') || document.querySelector('.error-page');
  for (const key of keptKeys()) {
    const kept = load(key);
    if (!kept?.sent) continue;
    if (refused) store(key, { ...kept, sent: false });
    else if (!present.has(key)) sessionStorage.removeItem(key);
  }
}

function showPassword(box) {
  const input = box.querySelector('input');
  const button = box.querySelector('button');
  const set = (shown) => {
    input.type = shown ? 'text' : 'password';
    button.textContent = shown ? button.dataset.hide : button.dataset.show;
    button.setAttribute('aria-pressed', String(shown));
  };
  button.hidden = false;
  button.addEventListener('click', () => set(input.type === 'password'));
  input.form?.addEventListener('submit', () => set(false));
}

function copyText(button) {
  if (!navigator.clipboard) return;
  button.hidden = false;
  button.addEventListener('click', async () => {
    await navigator.clipboard.writeText(document.getElementById(button.dataset.copy).value);
    button.textContent = button.dataset.done;
  });
}

const forms = [...document.querySelectorAll('form')].filter((form) => form.method === 'post');
const keeping = forms.filter((form) => form.hasAttribute('data-keep'));
forgetArrived(new Set(keeping.map(keyOf)));
forms.forEach(guardSubmit);
keeping.forEach(keepForm);
document
  .querySelector('[data-sign-out]')
  ?.addEventListener('submit', () => keptKeys().forEach((key) => sessionStorage.removeItem(key)));
document.querySelectorAll('[data-password]').forEach(showPassword);
document.querySelectorAll('[data-copy]').forEach(copyText);
document.querySelector('[data-error-summary]')?.focus();
// On a phone the row of tabs is wider than the screen: the current one is brought into sight.
for (const tab of document.querySelectorAll('.tabs [aria-current]')) {
  const row = tab.closest('ul');
  row.scrollLeft = tab.offsetLeft - row.offsetLeft - (row.clientWidth - tab.offsetWidth) / 2;
}
window.addEventListener('pageshow', () => forms.forEach(release));
