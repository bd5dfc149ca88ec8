import { z } from 'zod';
import { hidden, optional, secret } from '../web/fields.js';
import { newPassphrase, totp } from './sign-in.forms.js';

/** Asked again before what guards the account changes; left out for who has none yet. */
const current = secret({ label: 'accounts.fields.currentPassphrase', autocomplete: 'current-password' });

export const firstPassphraseForm = z.object({ passphrase: newPassphrase });
export const changePassphraseForm = z.object({ current, passphrase: newPassphrase });

export const firstAuthenticatorForm = z.object({ sealed: hidden(200), code: totp });
export const changeAuthenticatorForm = z.object({ current, sealed: hidden(200), code: totp });

/** What either form hands over: the account decides whether the current passphrase is needed. */
export const anyPassphraseForm = z.object({ current: optional(current), passphrase: newPassphrase });
export const anyAuthenticatorForm = z.object({ current: optional(current), sealed: hidden(200), code: totp });
