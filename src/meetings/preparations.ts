import { Injectable } from '@nestjs/common';
import type { Reads } from '../database/read-side.js';
import type { MessageParams } from '../kernel/errors.js';
import type { Translate } from '../i18n/translator.js';
import type { MessageKey } from '../i18n/words.js';
import type { MeetingFacts } from './meeting-facts.js';

/** One task of "Siapkan Rakornas"; each feature adds its own. */
export interface Preparation {
  order: number;
  label: MessageKey;
  url(meeting: MeetingFacts): string;
  /** Whether it is done, and what stands there now, in words. One query at most. */
  check(
    meeting: MeetingFacts,
    reads: Reads,
    t: Translate,
  ): Promise<{ done: boolean; about: MessageKey; params?: MessageParams }>;
}

/** The task list that leads an organizer through a Rakornas. */
@Injectable()
export class Preparations {
  private readonly tasks: Preparation[] = [];

  /** Adds a task. */
  add(task: Preparation): void {
    this.tasks.push(task);
    this.tasks.sort((a, b) => a.order - b.order);
  }

  /** Every task with where it stands. */
  async of(meeting: MeetingFacts, reads: Reads, t: Translate) {
    return Promise.all(this.tasks.map(async (task) => ({ task, ...(await task.check(meeting, reads, t)) })));
  }
}
