/** A received mail, as far as tests ask. */
export interface Mail {
  from: string;
  /** The envelope's recipients, so blind copies too. */
  to: string[];
  subject: string;
  /** The plain text part. */
  text: string;
  /** The HTML part, or ''. */
  html: string;
  /** File names of the attachments. */
  attachments: string[];
  /** By lower-case name, decoded. */
  headers: ReadonlyMap<string, string>;
}

interface Part {
  headers: Map<string, string>;
  body: string;
}

/** Reads a MIME message whose bytes are given as latin1. */
export function readMail(raw: string, to: string[]): Mail {
  const message = split(raw);
  const parts = leaves(message);
  const inline = parts.filter((part) => fileName(part) === null);
  const header = (name: string) => message.headers.get(name) ?? '';
  return {
    from: header('from'),
    to,
    subject: header('subject'),
    text: content(inline.find((part) => type(part) === 'text/plain')),
    html: content(inline.find((part) => type(part) === 'text/html')),
    attachments: parts.map(fileName).filter((name) => name !== null),
    headers: message.headers,
  };
}

function split(raw: string): Part {
  const end = raw.search(/\r?\n\r?\n/);
  const head = end < 0 ? raw : raw.slice(0, end);
  const body = end < 0 ? '' : raw.slice(end).replace(/^\r?\n\r?\n/, '');
  const headers = new Map<string, string>();
  for (const line of head.replace(/\r?\n[ \t]+/g, ' ').split(/\r?\n/)) {
    const colon = line.indexOf(':');
    if (colon > 0) headers.set(line.slice(0, colon).toLowerCase(), decodeWords(line.slice(colon + 1).trim()));
  }
  return { headers, body };
}

function leaves(part: Part): Part[] {
  const boundary = /^multipart\/.*boundary="?([^";]+)"?/is.exec(part.headers.get('content-type') ?? '')?.[1];
  if (!boundary) return [part];
  const pieces = part.body.split(`--${boundary}`).slice(1, -1);
  return pieces.flatMap((piece) => leaves(split(piece.replace(/^\r?\n/, '').replace(/\r?\n$/, ''))));
}

function type(part: Part): string {
  return (part.headers.get('content-type') ?? 'text/plain').split(';')[0]?.trim().toLowerCase() ?? '';
}

function fileName(part: Part): string | null {
  const disposition = part.headers.get('content-disposition') ?? '';
  if (!/^attachment/i.test(disposition)) return null;
  return /filename="?([^";]+)"?/i.exec(disposition)?.[1] ?? '';
}

function content(part: Part | undefined): string {
  if (!part) return '';
  const encoding = (part.headers.get('content-transfer-encoding') ?? '7bit').toLowerCase();
  const bytes =
    encoding === 'base64'
      ? Buffer.from(part.body, 'base64')
      : Buffer.from(encoding === 'quoted-printable' ? decodeQuoted(part.body) : part.body, 'latin1');
  return bytes.toString('utf8').replace(/\r\n/g, '\n').trimEnd();
}

function decodeQuoted(text: string): string {
  return text
    .replace(/=\r?\n/g, '')
    .replace(/=([0-9A-F]{2})/gi, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)));
}

/** RFC 2047: `=?UTF-8?Q?…?=`; the blank between two encoded words is not part of the text. */
function decodeWords(text: string): string {
  return text
    .replace(/\?=\s+=\?/g, '?==?')
    .replace(/=\?[^?]+\?([BQ])\?([^?]*)\?=/gi, (_, kind: string, word: string) =>
      kind.toUpperCase() === 'B'
        ? Buffer.from(word, 'base64').toString('latin1')
        : decodeQuoted(word.replace(/_/g, ' ')),
    )
    .replace(/[\x80-\xff]+/g, (bytes) => Buffer.from(bytes, 'latin1').toString('utf8'));
}
