import { setImmediate } from 'node:timers/promises';
import { Pdf } from '../../documents/pdf.js';
import { dateTime, longDate, plainDate, clockTime, zonedTime } from '../../i18n/formats.js';
import { type Language, type Translate, translator } from '../../i18n/translator.js';
import { dateIn } from '../../kernel/time.js';
import type { MinutesSnapshot, NamedPerson } from '../minutes-edition.entity.js';

/** What nobody entered. */
const NOTHING = '—';

/** "Kode": five and five, as it is read aloud. */
export const spacedCode = (code: string): string => `${code.slice(0, 5)}-${code.slice(5)}`;

const nameOf = (person: NamedPerson): string => [person.name, person.office].filter(Boolean).join(', ');

/** The header's lines, as HTML and PDF print them. */
export function headerOf(snapshot: MinutesSnapshot, language: Language): [label: string, value: string][] {
  const t = translator(language);
  const { meeting, session } = snapshot;
  const { startsAt, endsAt } = session;
  const zone = meeting.timeZone;
  const people = (named: readonly NamedPerson[]) => named.map(nameOf).join('; ') || NOTHING;
  return [
    [t('minutes.document.meeting'), meeting.title],
    [t('minutes.document.date'), startsAt ? longDate(dateIn(startsAt, zone), language) : NOTHING],
    [
      t('minutes.document.time'),
      startsAt && endsAt
        ? t('minutes.document.until', {
            from: clockTime(startsAt, zone, language),
            to: zonedTime(endsAt, zone, language),
          })
        : NOTHING,
    ],
    [
      t('minutes.document.place'),
      [session.room, meeting.venue, meeting.city].filter(Boolean).join(', ') || NOTHING,
    ],
    [t('minutes.document.chair'), people(snapshot.chairs)],
    [t('minutes.document.taker'), people(snapshot.minuteTakers)],
    [t('minutes.document.participants'), snapshot.participants ?? NOTHING],
  ];
}

/** "Edisi 2 ini memperbaiki edisi 1 …"; null for a first edition. */
export function correctionOf(snapshot: MinutesSnapshot, language: Language): string | null {
  const { number, correction } = snapshot.edition;
  return (
    correction &&
    translator(language)('minutes.document.correctionText', {
      n: number,
      old: correction.replaces,
      when: dateTime(correction.replacedAt, snapshot.meeting.timeZone, language),
      reason: correction.reason,
    })
  );
}

/** "Disetujui dalam sistem oleh … pada …": never called a signature. */
export const approvalOf = (snapshot: MinutesSnapshot, language: Language): string =>
  translator(language)('minutes.document.approved', {
    name: snapshot.edition.approvedBy,
    when: dateTime(snapshot.edition.publishedAt, snapshot.meeting.timeZone, language),
  });

/** The official document of an edition, in Indonesian: the same snapshot and logo give the same bytes. */
export async function minutesPdf(snapshot: MinutesSnapshot, logo: Buffer | null): Promise<Buffer> {
  const t = translator('id');
  const { meeting, session, edition } = snapshot;
  const pdf = new Pdf({
    title: `${t('minutes.document.name')}: ${session.title}`,
    author: meeting.organizer,
    subject: `${meeting.title}, ${t('minutes.document.edition', { n: edition.number })}`,
    language: 'id-ID',
    createdAt: edition.publishedAt,
    paper: 'A4',
  });
  pdf.letterhead(meeting.letterhead ?? meeting.organizer, logo);
  pdf.title(
    t('minutes.document.name').toUpperCase(),
    session.title,
    [
      t('minutes.document.edition', { n: edition.number }),
      meeting.sample ? t('minutes.document.sample') : null,
    ]
      .filter(Boolean)
      .join(' · '),
  );
  pdf.facts(headerOf(snapshot, 'id'));
  await writeSections(pdf, snapshot, t);
  const correction = correctionOf(snapshot, 'id');
  if (correction) pdf.section('6', t('minutes.document.correction')).paragraph(correction);
  pdf.signatures([
    ...signers(snapshot.minuteTakers, t('minutes.document.taker')),
    ...signers(snapshot.chairs, t('minutes.document.chair')),
  ]);
  if (!pdf.complete) pdf.paragraph(t('minutes.document.incomplete'), true);
  pdf.verification(edition.verifyUrl, [
    approvalOf(snapshot, 'id'),
    t('minutes.document.code', { code: spacedCode(edition.code) }),
    t('minutes.document.verify', { url: edition.verifyUrl }),
    t('minutes.document.verifyHow'),
  ]);
  return pdf.finish({
    left: `${t('minutes.document.name')} · ${session.title} · ${t('minutes.document.edition', { n: edition.number })}`,
    below: `${t('minutes.document.verify', { url: edition.verifyUrl })}${meeting.sample ? ` · ${t('minutes.document.sample')}` : ''}`,
    page: (n, of) => t('minutes.document.page', { n, of }),
  });
}

async function writeSections(pdf: Pdf, snapshot: MinutesSnapshot, t: Translate): Promise<void> {
  pdf.section('1', t('minutes.document.opening')).paragraph(snapshot.opening ?? NOTHING);
  pdf.section('2', t('minutes.document.discussion'));
  if (snapshot.discussion.length === 0) pdf.paragraph(NOTHING);
  for (const [i, { speaker, text }] of snapshot.discussion.entries()) {
    pdf.entry(`2.${i + 1}`, speaker ? nameOf(speaker) : null, text);
    // Long minutes take seconds to set: others get their turn in between.
    if (i % 10 === 9) await setImmediate();
  }
  pdf.section('3', t('minutes.document.decisions'));
  if (snapshot.decisions.length === 0) pdf.paragraph(NOTHING);
  snapshot.decisions.forEach(({ kind, text }, i) =>
    pdf.entry(`3.${i + 1}`, t(`minutes.outcomeKinds.${kind}`), text),
  );
  pdf.section('4', t('minutes.document.followUps'));
  if (snapshot.followUps.length === 0) pdf.paragraph(NOTHING);
  else {
    pdf.table(
      [
        { heading: t('minutes.document.number'), share: 8 },
        { heading: t('minutes.document.what'), share: 48 },
        { heading: t('minutes.document.who'), share: 26 },
        { heading: t('minutes.document.due'), share: 20 },
      ],
      snapshot.followUps.map(({ text, responsible, dueOn }, i) => [
        `4.${i + 1}`,
        text,
        responsible ?? NOTHING,
        dueOn ? plainDate(dueOn, 'id') : NOTHING,
      ]),
    );
  }
  pdf.section('5', t('minutes.document.closing')).paragraph(snapshot.closing ?? NOTHING);
}

const signers = (people: readonly NamedPerson[], role: string) =>
  (people.length > 0 ? people : [{ name: NOTHING, office: null }]).map(({ name, office }) => ({
    role,
    name,
    about: office,
  }));
