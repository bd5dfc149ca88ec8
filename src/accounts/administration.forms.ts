import { z } from 'zod';
import { email, text, tick, version } from '../web/fields.js';

const rights = {
  mayCreateMeetings: tick({ label: 'accounts.fields.mayCreateMeetings' }),
  admin: tick({ label: 'accounts.fields.admin' }),
};

export const newAccountForm = z.object({
  name: text({ label: 'accounts.fields.name', hint: 'accounts.fields.nameHint', max: 300 }),
  email: email({ label: 'accounts.fields.email' }),
  ...rights,
});

export const rightsForm = z.object({ ...rights, version: version() });
