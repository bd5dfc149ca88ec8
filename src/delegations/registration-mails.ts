import { Inject, Injectable } from '@nestjs/common';
import type { Config } from '../config/config.js';
import { CONFIG } from '../config/config.module.js';
import { translator } from '../i18n/translator.js';
import type { Mail } from '../outbox/mailer.js';
import type { OfDelegation, OfRegistration } from './delegations.policy.js';
import { delegationUrls } from './delegations.urls.js';
import type { Registration } from './registration.entity.js';

const t = translator('id');

/** What a delegate is told by mail, in Indonesian, as official mail here is written. */
@Injectable()
export class RegistrationMails {
  constructor(@Inject(CONFIG) private readonly config: Config) {}

  /** Named by the coordinator. */
  nominated(here: OfDelegation, registration: Registration): Mail {
    return this.mail(here, registration, 'nominated', this.address(here, registration));
  }

  /** Registered alone; `link` signs in once. */
  registered(here: OfDelegation, registration: Registration, link: string): Mail {
    return this.mail(here, registration, 'registered', link);
  }

  /** Verified, returned or rejected; null when there is no address. */
  decided(here: OfRegistration, registration: Registration): Mail | null {
    const kind = (['verified', 'returned', 'rejected'] as const).find(
      (state) => state === registration.state,
    );
    return kind && registration.email
      ? this.mail(here, registration, kind, this.address(here, registration))
      : null;
  }

  private mail(
    { meeting, delegation }: OfDelegation,
    registration: Registration,
    kind: 'nominated' | 'registered' | 'verified' | 'returned' | 'rejected',
    link: string,
  ): Mail {
    const values = {
      name: registration.name,
      meeting: meeting.shortTitle,
      delegation: delegation.name,
      reference: registration.reference,
      reason: registration.stateReason ?? '—',
      link,
      organizer: meeting.organizer,
    };
    return {
      to: registration.email ?? '',
      subject: t(`delegations.mail.${kind}Subject`, values),
      text: t(`delegations.mail.${kind}`, values),
    };
  }

  private address({ meeting }: OfDelegation, { id }: Registration): string {
    return this.config.baseUrl + delegationUrls.registration(meeting, id);
  }
}
