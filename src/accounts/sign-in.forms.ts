import { z } from 'zod';
import { email, hidden, optional, secret, text } from '../web/fields.js';
import { SHORTEST_PASSPHRASE } from './passphrases.js';

/** Where signing in leads; read by `localPath`. */
const lanjut = optional(hidden(2000));
const sixDigits = { max: 20, autocomplete: 'one-time-code', inputmode: 'numeric' } as const;

export const mailForm = z.object({
  email: email({ label: 'accounts.fields.email', hint: 'accounts.fields.emailHint' }),
  lanjut,
});

export const digitsForm = z.object({
  code: text({ label: 'accounts.fields.code', hint: 'accounts.fields.codeHint', ...sixDigits }),
});

export const passphraseForm = z.object({
  email: email({ label: 'accounts.fields.email' }),
  passphrase: secret({ label: 'accounts.fields.passphrase', autocomplete: 'current-password' }),
  lanjut,
});

export const personalCodeForm = z.object({
  code: text({
    label: 'accounts.fields.personalCode',
    hint: 'accounts.fields.personalCodeHint',
    max: 30,
    autocomplete: 'off',
  }),
  lanjut,
});

/** A code of the authenticator. */
export const totp = text({ label: 'accounts.fields.totp', hint: 'accounts.fields.totpHint', ...sixDigits });

export const authenticatorForm = z.object({ code: totp });

/** A passphrase that is chosen now. */
export const newPassphrase = secret({
  label: 'accounts.fields.newPassphrase',
  hint: 'accounts.fields.newPassphraseHint',
  autocomplete: 'new-password',
  min: SHORTEST_PASSPHRASE,
});

export const setUpPassphraseForm = z.object({ passphrase: newPassphrase });

/** `sealed`: the secret shown on the page, which only this installation can read. */
export const setUpAuthenticatorForm = z.object({ sealed: hidden(200), code: totp });

export const linkForm = z.object({ lanjut });

export const startForm = z.object({
  name: text({
    label: 'accounts.fields.name',
    hint: 'accounts.fields.nameHint',
    max: 300,
    autocomplete: 'name',
  }),
  email: email({ label: 'accounts.fields.email' }),
  passphrase: newPassphrase,
});
