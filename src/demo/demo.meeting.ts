import type { MeetingFacts } from '../meetings/meeting-facts.js';
import { Meetings } from '../meetings/meetings.service.js';
import { planAgenda } from './demo.agenda.js';
import type { Crew } from './demo.cast.js';
import { followUp } from './demo.follow-up.js';
import { writeMinutes } from './demo.minutes.js';
import type { DemoStage } from './demo.stage.js';

/** The meeting itself: its agenda, its minutes, its outcomes and what came of them. */
export async function holdMeeting(
  stage: DemoStage,
  team: Crew,
  meeting: MeetingFacts,
): Promise<MeetingFacts> {
  stage.at('2019-10-07', '11:00');
  const sessions = await planAgenda(stage, team, meeting);
  stage.at('2019-10-15', '08:00');
  await stage.get(Meetings).move(team.organizer, meeting.id, 'start', null);
  stage.at('2019-10-16', '19:15');
  const now = await stage.facts(meeting.slug);
  await writeMinutes(stage, team, now, sessions);
  await followUp(stage, team, now);
  return now;
}
