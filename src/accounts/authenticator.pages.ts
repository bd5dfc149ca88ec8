import type { Language } from '../i18n/translator.js';
import { Form } from '../web/form.js';
import type { Page } from '../web/page.js';
import type { AccountRow } from './accounts.queries.js';
import { accountUrls } from './accounts.urls.js';
import type { Authenticator } from './authenticator.js';
import { type Question, questionPage } from './sign-in.pages.js';

/** The page with the QR code, the same secret as text, and the field for the first code. */
export function authenticatorPage(
  authenticator: Authenticator,
  account: AccountRow,
  language: Language,
  form: Form,
  status: number,
  question: Question,
): Page {
  const given = typeof form.values['sealed'] === 'string' ? form.values['sealed'] : '';
  const kept = authenticator.open(account.id, given);
  const sealed = kept === null ? authenticator.create(account.id) : given;
  const secret = kept ?? authenticator.open(account.id, sealed) ?? '';
  return questionPage(
    language,
    {
      ...question,
      view: 'accounts/authenticator',
      more: {
        qrUrl: accountUrls.qr(sealed),
        secret: secret.replace(/(.{4})(?=.)/g, '$1 '),
        ...question.more,
      },
    },
    kept === null ? new Form(form.schema, { ...form.values, sealed }, form.problems) : form,
    status,
  );
}
