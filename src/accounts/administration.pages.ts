import type { Language, Translate } from '../i18n/translator.js';
import { translator } from '../i18n/translator.js';
import { number } from '../i18n/formats.js';
import type { Actor } from '../kernel/actor.js';
import type { Chip } from '../web/chrome.js';
import { may } from '../access/policy.js';
import { accountPolicy } from './accounts.policy.js';
import { type AccountRow, PER_PAGE, type RoleInMeeting } from './accounts.queries.js';
import { accountUrls } from './accounts.urls.js';
import { accountTime } from './my-account.pages.js';
import { roleWords } from './sign-in.pages.js';

/** The model of the list of accounts. */
export function listPage(
  found: { rows: readonly AccountRow[]; total: number },
  search: string,
  page: number,
  language: Language,
) {
  const t = translator(language);
  return {
    title: t('accounts.list.title'),
    addUrl: accountUrls.add,
    listUrl: accountUrls.all,
    search,
    accounts: found.rows.map((row) => ({
      name: row.name,
      email: row.email ?? '—',
      url: accountUrls.one(row.id),
      rights: rightsOf(row, t) || '—',
      status: stateOf(row, t),
    })),
    pager: pagerOf(found, search, page, language),
  };
}

/** The model of one account. */
export function onePage(
  account: AccountRow,
  roles: readonly RoleInMeeting[],
  actor: Actor,
  language: Language,
) {
  const t = translator(language);
  const fact = (key: string, value: string | null) => ({ key, value, actionUrl: null, actionText: null });
  const isSet = (set: boolean) => t(set ? 'accounts.mine.isSet' : 'accounts.mine.isNotSet');
  const own = account.id === actor.accountId;
  return {
    title: account.name,
    crumbs: [
      { text: t('accounts.list.title'), url: accountUrls.all },
      { text: account.name, url: null },
    ],
    status: stateOf(account, t),
    facts: [
      fact(t('accounts.mine.email'), account.email),
      fact(t('accounts.mine.passphrase'), isSet(account.hasPassphrase)),
      fact(t('accounts.mine.authenticator'), isSet(account.hasAuthenticator)),
      fact(t('accounts.mine.personalCode'), isSet(account.hasPersonalCode)),
      fact(t('accounts.one.opened'), accountTime(account.createdAt, language)),
      fact(t('accounts.one.lastSeen'), account.lastSeen && accountTime(account.lastSeen, language)),
      fact(t('accounts.one.sessions'), number(account.sessions, language)),
    ],
    roles: roles.map((held) => ({ role: roleWords(t, held.role), meeting: held.meeting })),
    own,
    saveUrl: accountUrls.one(account.id),
    resetUrl: may(accountPolicy, 'reset', actor, account) ? accountUrls.reset(account.id) : null,
    disableUrl:
      may(accountPolicy, 'disable', actor, account) && account.disabledAt === null
        ? accountUrls.disable(account.id)
        : null,
    enableUrl: account.disabledAt === null ? null : accountUrls.enable(account.id),
  };
}

function rightsOf(row: AccountRow, t: Translate): string {
  return [
    row.admin ? t('accounts.list.admin') : null,
    row.mayCreateMeetings ? t('accounts.list.mayCreateMeetings') : null,
    row.roles > 0 ? t('accounts.list.roles', { n: row.roles }) : null,
  ]
    .filter((words) => words !== null)
    .join(', ');
}

function stateOf(row: AccountRow, t: Translate): Chip {
  if (row.disabledAt !== null) return { text: t('accounts.list.disabled'), tone: 'no' };
  const staff = row.admin || row.mayCreateMeetings || row.staffRoles > 0;
  const complete = !staff || (row.hasPassphrase && row.hasAuthenticator);
  return complete
    ? { text: t('accounts.list.active'), tone: 'ok' }
    : { text: t('accounts.list.waiting'), tone: 'wait' };
}

function pagerOf(
  found: { total: number; rows: readonly unknown[] },
  search: string,
  page: number,
  language: Language,
) {
  const t = translator(language);
  const last = Math.max(1, Math.ceil(found.total / PER_PAGE));
  const query = search ? `&q=${encodeURIComponent(search)}` : '';
  const url = (to: number) => `${accountUrls.all}?halaman=${to}${query}`;
  const first = (page - 1) * PER_PAGE;
  const near = Array.from({ length: last }, (_, i) => i + 1).filter(
    (one) => one === 1 || one === last || Math.abs(one - page) <= 1,
  );
  const gap = { text: '…', url: null, current: false };
  return {
    summary: t('accounts.list.summary', {
      first: number(found.rows.length === 0 ? 0 : first + 1, language),
      last: number(first + found.rows.length, language),
      total: number(found.total, language),
    }),
    previous: page > 1 ? url(page - 1) : null,
    next: page < last ? url(page + 1) : null,
    pages:
      last === 1
        ? []
        : near.flatMap((one, i) => [
            ...(i > 0 && one - (near[i - 1] ?? one) > 1 ? [gap] : []),
            { text: number(one, language), url: url(one), current: one === page },
          ]),
  };
}
