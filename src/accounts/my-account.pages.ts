import type { SessionRow } from '../access/sessions.js';
import { dateTime } from '../i18n/formats.js';
import { type Language, translator } from '../i18n/translator.js';
import type { Instant } from '../kernel/time.js';
import type { AccountRow } from './accounts.queries.js';
import { accountUrls } from './accounts.urls.js';
import { deviceName } from './device.js';

/** An account belongs to no venue: its times are those of the capital, with their letters. */
const ZONE = 'Asia/Jakarta';

/** An instant about an account: "15 Oktober 2019 pukul 09.05 WIB". */
export const accountTime = (at: Instant, language: Language): string => dateTime(at, ZONE, language);

/** The model of "Akun saya". */
export function minePage(
  account: AccountRow,
  sessions: readonly SessionRow[],
  thisSession: string | null,
  language: Language,
) {
  const t = translator(language);
  const guard = (key: string, isSet: boolean, url: string, first: string) => ({
    key,
    value: isSet ? t('accounts.mine.isSet') : t('accounts.mine.isNotSet'),
    actionUrl: url,
    actionText: isSet ? t('accounts.mine.change') : first,
  });
  const fact = (key: string, value: string | null) => ({ key, value, actionUrl: null, actionText: null });
  return {
    title: t('accounts.mine.title'),
    facts: [
      fact(t('accounts.mine.name'), account.name),
      fact(t('accounts.mine.email'), account.email),
      guard(
        t('accounts.mine.passphrase'),
        account.hasPassphrase,
        accountUrls.myPassphrase,
        t('accounts.mine.make'),
      ),
      guard(
        t('accounts.mine.authenticator'),
        account.hasAuthenticator,
        accountUrls.myAuthenticator,
        t('accounts.mine.setUp'),
      ),
      guard(
        t('accounts.mine.personalCode'),
        account.hasPersonalCode,
        accountUrls.myPersonalCode,
        t('accounts.mine.make'),
      ),
    ],
    sessions: sessions.map((session) => ({
      device: deviceName(session.device, t),
      here: session.id === thisSession,
      seen: accountTime(session.seen_at, language),
      since: accountTime(session.created_at, language),
      from: session.address,
      endUrl: accountUrls.endSession(session.id),
    })),
    endOthersUrl: sessions.length > 1 ? accountUrls.endOthers : null,
    accountsUrl: account.admin ? accountUrls.all : null,
  };
}
