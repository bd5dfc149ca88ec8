import type { MeetingFacts } from '../meetings/meeting-facts.js';
import { Meetings } from '../meetings/meetings.service.js';
import type { Crew } from './demo.cast.js';
import type { DemoStage } from './demo.stage.js';

/** The meeting itself: agenda, minutes, outcomes, follow-up. */
export async function holdMeeting(
  stage: DemoStage,
  team: Crew,
  meeting: MeetingFacts,
): Promise<MeetingFacts> {
  stage.at('2019-10-15', '08:00');
  await stage.get(Meetings).move(team.organizer, meeting.id, 'start', null);
  return stage.facts(meeting.slug);
}
