/** A form of ours as a browser without JavaScript understands it. */
export interface HtmlForm {
  action: string;
  method: 'get' | 'post';
  multipart: boolean;
  /** What would be sent if nothing were typed, in the order of the page. */
  fields: [name: string, value: string][];
  /** Every name that can be filled in, with or without a value. */
  names: ReadonlySet<string>;
  /** The submit buttons: what stands on them and what they add. */
  buttons: { text: string; name: string | null; value: string }[];
  html: string;
}

const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
};

/** Text of an attribute or between tags. */
export const decode = (text: string): string =>
  text.replace(/&(#x?[\da-f]+|\w+);/gi, (whole, name: string) => {
    if (!name.startsWith('#')) return ENTITIES[name] ?? whole;
    const hex = /^#x/i.test(name);
    return String.fromCodePoint(parseInt(name.slice(hex ? 2 : 1), hex ? 16 : 10));
  });

/** What a reader sees: no tags, no scripts, one blank between words. */
export const textOf = (html: string): string =>
  decode(
    html
      .replace(/<head[\s>][\s\S]*?<\/head>/gi, ' ')
      .replace(/<(script|style)[\s>][\s\S]*?<\/\1>/gi, ' ')
      .replace(/<[^>]*>/g, ' '),
  )
    .replace(/\s+/g, ' ')
    .trim();

/** The attributes of a tag; one without a value is ''. */
export function attributesOf(tag: string): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  const body = tag.replace(/^<[\w-]+/, '').replace(/\/?>$/, '');
  for (const [, name, value] of body.matchAll(/([\w:-]+)(?:\s*=\s*"([^"]*)")?/g))
    if (name) found.set(name.toLowerCase(), decode(value ?? ''));
  return found;
}

/** The forms of a page, sign-out excepted. */
export function formsOf(html: string): HtmlForm[] {
  return [...html.matchAll(/<form\b[^>]*>[\s\S]*?<\/form>/gi)]
    .map(([form]) => form)
    .filter((form) => !form.includes('data-sign-out'))
    .map(readForm);
}

const CONTROL =
  /<input\b[^>]*>|<select\b[^>]*>[\s\S]*?<\/select>|<textarea\b[^>]*>[\s\S]*?<\/textarea>|<button\b[^>]*>[\s\S]*?<\/button>/gi;

function readForm(html: string): HtmlForm {
  const opening = attributesOf(/^<form\b[^>]*>/i.exec(html)?.[0] ?? '');
  const form: HtmlForm = {
    action: opening.get('action') ?? '',
    method: opening.get('method')?.toLowerCase() === 'post' ? 'post' : 'get',
    multipart: opening.get('enctype') === 'multipart/form-data',
    fields: [],
    names: new Set(),
    buttons: [],
    html,
  };
  const names = new Set<string>();
  for (const [control] of html.matchAll(CONTROL)) readControl(control, form, names);
  return { ...form, names };
}

function readControl(control: string, form: HtmlForm, names: Set<string>): void {
  const tag = /^<[^>]*>/.exec(control)?.[0] ?? '';
  const attributes = attributesOf(tag);
  const name = attributes.get('name') ?? null;
  const kind = /^<(\w+)/.exec(tag)?.[1]?.toLowerCase();
  if (kind === 'button') {
    if (attributes.get('type') !== 'button')
      form.buttons.push({ text: textOf(control), name, value: attributes.get('value') ?? '' });
    return;
  }
  if (name === null || attributes.has('disabled')) return;
  names.add(name);
  for (const value of valuesOf(kind, control, attributes)) form.fields.push([name, value]);
}

function valuesOf(
  kind: string | undefined,
  control: string,
  attributes: ReadonlyMap<string, string>,
): string[] {
  if (kind === 'textarea') {
    // The newline right after the tag is not part of the text.
    return [decode(control.replace(/^<[^>]*>\n?/, '').replace(/<\/textarea>$/i, ''))];
  }
  if (kind === 'select') {
    const options = [...control.matchAll(/<option\b[^>]*>/gi)].map(([option]) => attributesOf(option));
    const chosen = options.filter((option) => option.has('selected'));
    return (chosen.length > 0 ? chosen : options.slice(0, 1)).map((option) => option.get('value') ?? '');
  }
  const type = attributes.get('type') ?? 'text';
  if (type === 'file') return [];
  if (type === 'checkbox' || type === 'radio')
    return attributes.has('checked') ? [attributes.get('value') ?? 'on'] : [];
  return [attributes.get('value') ?? ''];
}
