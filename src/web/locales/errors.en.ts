import type { Words } from '../../i18n/words.js';
import type { errors as id } from './errors.id.js';

export const errors: Words<typeof id> = {
  title: 'Cannot be processed',
  required: 'required',
  invalid: 'this cannot be read',
  tooLong: 'at most {max} characters',
  tooShort: 'at least {min} characters',
  tooSmall: 'at least {min}',
  tooLarge: 'at most {max}',
  integer: 'write a whole number, for example 12',
  email: 'write a complete e-mail address, for example name@agency.go.id',
  phone: 'write a complete phone number, for example 0812 3456 7890',
  date: 'write a real date, for example 15-10-2019',
  time: 'write a real time, for example 09:05',
  choice: 'choose one of those offered',
  fileRequired: 'choose a file',
  fileType: 'the file must be PDF, JPEG or PNG; its content is checked, not its name',
  fileLarge: 'the file may be 10 MB at most',
  tooBig: 'This is too much to send at once: files up to 10 MB, forms without files up to 2 MB.',
  duplicate: 'The same already exists.',
  transition: 'This step cannot be taken from the present state. Reload the page to see the newest state.',
  stale:
    'Somebody else saved first. What you typed is still below; compare it with what is saved, then save again.',
  notFound: 'There is no page for you at this address.',
  forbidden: 'You may not do this.',
  signInRequired: 'Please sign in first.',
  forged:
    'This page was open for too long or was opened from elsewhere. Go back, reload, and send it once more.',
  tooMany: 'Too many attempts. Try again in {minutes} minutes.',
  failed: 'Something went wrong in our system.',
};
