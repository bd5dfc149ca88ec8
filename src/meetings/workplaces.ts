import { Injectable } from '@nestjs/common';
import type { HeldRole } from '../kernel/actor.js';
import type { MessageKey } from '../i18n/words.js';

/** Where a role does its work; each feature says it for the roles it knows. */
export type Workplace = (
  held: HeldRole,
  meeting: { slug: string },
) => { label: MessageKey; url: string } | null;

/** The links on "Ruang kerja saya". */
@Injectable()
export class Workplaces {
  private readonly places: Workplace[] = [];

  add(place: Workplace): void {
    this.places.push(place);
  }

  /** Every place a held role leads to. */
  of(held: HeldRole, meeting: { slug: string }): { label: MessageKey; url: string }[] {
    return this.places.flatMap((place) => place(held, meeting) ?? []);
  }
}
