import { Global, Module } from '@nestjs/common';
import { APP_INTERCEPTOR } from '@nestjs/core';
import { registerWords } from '../i18n/translator.js';
import { Chromes } from './chrome.js';
import { ErrorFilter } from './error.filter.js';
import { Files } from './files.js';
import { HealthController } from './health.controller.js';
import { KeptPages } from './kept-page.js';
import { LanguageController } from './language.controller.js';
import { web as en } from './locales/en.js';
import { errors as errorsEn } from './locales/errors.en.js';
import { errors as errorsId } from './locales/errors.id.js';
import { web as id } from './locales/id.js';
import { OpenApiController } from './openapi.controller.js';
import { Responder } from './responder.js';
import { Views } from './views.js';

registerWords('web', { id, en });
registerWords('errors', { id: errorsId, en: errorsEn });

/** Pages, forms, files, errors: how the program speaks HTTP. */
@Global()
@Module({
  controllers: [HealthController, LanguageController, OpenApiController],
  providers: [
    { provide: Views, useFactory: () => new Views() },
    Chromes,
    Files,
    KeptPages,
    Responder,
    ErrorFilter,
    { provide: APP_INTERCEPTOR, useExisting: Responder },
  ],
  exports: [Views, Chromes, Files, KeptPages, Responder, ErrorFilter],
})
export class WebModule {}
