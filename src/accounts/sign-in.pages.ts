import type { Language, Translate } from '../i18n/translator.js';
import { translator } from '../i18n/translator.js';
import type { MessageKey } from '../i18n/words.js';
import type { Form } from '../web/form.js';
import { Page } from '../web/page.js';
import { accountUrls, leadingTo } from './accounts.urls.js';
import type { DemoEntrance } from './demo-entrances.js';

/** A page that asks one thing. */
export interface Question {
  view?: string;
  title: MessageKey;
  lead: MessageKey;
  leadParams?: Readonly<Record<string, string>>;
  submit: MessageKey;
  submitParams?: Readonly<Record<string, string>>;
  sendTo: string;
  /** Said below the form, quietly. */
  aside?: MessageKey;
  back?: string | null;
  more?: Readonly<Record<string, unknown>>;
}

/** Draws a page that asks one thing. */
export function questionPage(language: Language, question: Question, form: Form, status: number): Page {
  const t = translator(language);
  return new Page(
    question.view ?? 'accounts/question',
    {
      title: t(question.title),
      lead: t(question.lead, question.leadParams ?? {}),
      submitLabel: t(question.submit, question.submitParams ?? {}),
      sendTo: question.sendTo,
      aside: question.aside ? t(question.aside) : null,
      back: question.back ?? null,
      steps: null,
      form,
      ...question.more,
    },
    status,
  );
}

/** The other ways in, from one of them. */
export function otherWays(t: Translate, here: string, next: string) {
  return [
    { url: accountUrls.signIn, label: t('accounts.signIn.byMail'), about: null },
    {
      url: accountUrls.passphrase,
      label: t('accounts.signIn.byPassphrase'),
      about: t('accounts.signIn.byPassphraseAbout'),
    },
    {
      url: accountUrls.personalCode,
      label: t('accounts.signIn.byPersonalCode'),
      about: t('accounts.signIn.byPersonalCodeAbout'),
    },
  ]
    .filter((way) => way.url !== here)
    .map((way) => ({ text: way.label, about: way.about, url: leadingTo(way.url, next) }));
}

/** The demo's buttons. */
export const demoButtons = (t: Translate, entrances: readonly DemoEntrance[]) =>
  entrances.map(({ role, label, meeting, signInUrl }) => ({
    text: meeting
      ? t('accounts.signIn.demoAs', { role: label ?? roleWords(t, role), meeting })
      : t('accounts.signIn.demoAsNobody', { role: label ?? roleWords(t, role) }),
    url: signInUrl,
  }));

const ROLE_WORDS: Readonly<Record<string, MessageKey>> = {
  organizer: 'accounts.roles.organizer',
  secretariat: 'accounts.roles.secretariat',
  minute_taker: 'accounts.roles.minute_taker',
  chair: 'accounts.roles.chair',
  coordinator: 'accounts.roles.coordinator',
  delegate: 'accounts.roles.delegate',
  desk: 'accounts.roles.desk',
  admin: 'accounts.roles.admin',
};

/** A role in words; what is no role of ours ("koordinator NTT") is already words. */
export function roleWords(t: Translate, role: string): string {
  const key = ROLE_WORDS[role];
  return key ? t(key) : role;
}

/** The two steps of setting an account up. */
export const setUpSteps = (t: Translate, current: 'passphrase' | 'authenticator') => [
  {
    text: t('accounts.setUp.passphraseStep'),
    url: null,
    status: current === 'passphrase' ? 'current' : 'done',
  },
  {
    text: t('accounts.setUp.authenticatorStep'),
    url: null,
    status: current === 'authenticator' ? 'current' : 'todo',
  },
];
