import { Controller, Get, Param, Query } from '@nestjs/common';
import { Can } from '../../access/can.js';
import { In } from '../../access/request.js';
import { dateTime } from '../../i18n/formats.js';
import { type Language, translator } from '../../i18n/translator.js';
import { readCode } from '../../kernel/ids.js';
import { Form } from '../../web/form.js';
import { Page, SeeOther } from '../../web/page.js';
import { sitePolicy } from '../../web/site.policy.js';
import { verifyForm } from '../minutes.forms.js';
import { minutesUrls } from '../minutes.urls.js';
import { spacedCode } from './document.js';
import { EditionQueries } from './editions.queries.js';

/** Confirms a printed edition by its code: the minimum, for anybody who holds the paper. */
@Controller('verifikasi')
export class VerificationsController {
  constructor(private readonly editions: EditionQueries) {}

  @Get()
  @Can(sitePolicy, 'read')
  ask(@Query('kode') typed: unknown, @In() language: Language): Page | SeeOther {
    const code = typeof typed === 'string' ? readCode(typed.slice(0, 40)) : '';
    return /^[0-9A-Z]{1,20}$/.test(code) ? new SeeOther(minutesUrls.verified(code)) : form(language, typed);
  }

  @Get(':code')
  @Can(sitePolicy, 'read')
  async show(@Param('code') typed: string, @In() language: Language): Promise<Page> {
    const t = translator(language);
    const code = readCode(typed.slice(0, 40));
    const found = await this.editions.confirm(code);
    if (!found) return form(language, typed, true);
    return new Page('verification/found', {
      title: t('minutes.verify.found'),
      confirmed: [
        [t('minutes.verify.meeting'), found.meeting],
        [t('minutes.verify.session'), found.session],
        [t('minutes.verify.edition'), String(found.number)],
        [t('minutes.verify.published'), dateTime(found.publishedAt, found.timeZone, language)],
      ].map(([key, value]) => ({ key, value, actionUrl: null, actionText: null })),
      code: spacedCode(code),
      sha256: found.sha256,
      newer: found.newest > found.number ? found.newest : null,
      anotherUrl: minutesUrls.verify,
    });
  }
}

function form(language: Language, typed: unknown, unknown = false): Page {
  const values = { kode: typeof typed === 'string' ? typed.slice(0, 40) : '' };
  const code = unknown ? 'minutes.verify.unknown' : typed === undefined ? null : 'errors.required';
  return new Page(
    'verification/form',
    {
      title: translator(language)('minutes.verify.title'),
      form: new Form(verifyForm, values, code === null ? {} : { kode: { code, params: {} } }),
    },
    unknown ? 404 : code === null ? 200 : 422,
  );
}
