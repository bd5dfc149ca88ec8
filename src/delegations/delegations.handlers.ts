import { Injectable } from '@nestjs/common';
import { Work } from '../database/unit-of-work.js';
import { ParticipantCategory } from '../meetings/participant-category.entity.js';
import { Delegation } from './delegation.entity.js';
import { Quota } from './quota.entity.js';

/** Reactions to what happens to meetings. */
@Injectable()
export class DelegationHandlers {
  constructor(work: Work) {
    // A category added later gives every delegation invited before its default seats.
    work.onEvent(async (tx, event, about) => {
      if (event.name !== 'category.added' || !(about instanceof ParticipantCategory)) return;
      for (const delegation of await tx.findAll(Delegation, { meetingId: about.meetingId })) {
        await tx.save(Quota.grant(about.meetingId, delegation.id, about.id, about.defaultSeats));
      }
    });
  }
}
