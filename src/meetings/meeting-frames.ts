import { Injectable } from '@nestjs/common';
import type { Actor } from '../kernel/actor.js';
import { zoneLetters } from '../kernel/time.js';
import { dateRange } from '../i18n/formats.js';
import type { Language, Translate } from '../i18n/translator.js';
import { provinceOn } from '../provinces/provinces.js';
import {
  type Chip,
  Chromes,
  type FrameRequest,
  type MeetingChrome,
  type Section,
  type Tab,
} from '../web/chrome.js';
import type { MeetingFacts, OfMeeting } from './meeting-facts.js';
import { meetingUrls } from './meetings.urls.js';
import { worksOn } from './meetings.policy.js';
import type { MeetingState } from './meeting.transitions.js';

const TONES: Record<MeetingState, Chip['tone']> = {
  draft: 'plain',
  published: 'info',
  registration_open: 'ok',
  registration_closed: 'wait',
  in_session: 'ok',
  concluded: 'info',
  archived: 'plain',
  postponed: 'wait',
  cancelled: 'no',
};

/** The frame of every page of a meeting: masthead, facts, state, and the tabs that features add. */
@Injectable()
export class MeetingFrames {
  private readonly sections: Section<MeetingFacts>[] = [];

  constructor(chromes: Chromes) {
    chromes.useMeetings((request) => this.frame(request));
  }

  /** Adds a tab. */
  add(section: Section<MeetingFacts>): void {
    this.sections.push(section);
    this.sections.sort((a, b) => a.order - b.order);
  }

  private frame(request: FrameRequest): MeetingChrome | null {
    const meeting = (request.subject as Partial<OfMeeting> | null)?.meeting;
    if (!meeting) return null;
    const { actor, language, t } = request;
    const works = worksOn(actor, meeting);
    return {
      title: titleOf(meeting, language),
      shortTitle: meeting.shortTitle,
      eyebrow: t(meeting.sample ? 'meetings.eyebrowSample' : 'meetings.eyebrow'),
      organizer: meeting.organizer,
      logoUrl: meeting.logoFileId ? meetingUrls.logo(meeting) : null,
      brandCss: meeting.brandColor ? meetingUrls.brand(meeting) : null,
      facts: factsOf(meeting, language, t),
      url: meetingUrls.show(meeting),
      tabs: this.tabs('public', meeting, actor, request),
      staffTabs: works ? this.tabs('staff', meeting, actor, request) : [],
      state: stateChip(meeting.state, t),
      visibility: works ? t(`meetings.visibility.${meeting.state}`) : null,
    };
  }

  private tabs(
    area: 'public' | 'staff',
    meeting: MeetingFacts,
    actor: Actor,
    { path, t }: FrameRequest,
  ): Tab[] {
    return this.sections
      .filter((section) => section.area === area && section.visible(actor, meeting))
      .map((section) => {
        const url = section.url(meeting, actor);
        return { text: t(section.label), url, current: section.covers?.(path, meeting) ?? path === url };
      });
  }
}

/** The state as a word and its tone. */
export const stateChip = (state: MeetingState, t: Translate): Chip => ({
  text: t(`meetings.states.${state}`),
  tone: TONES[state],
});

/** The title in the reader's language, where the organizer gave one. */
export const titleOf = (meeting: Pick<MeetingFacts, 'title' | 'titleEn'>, language: Language): string =>
  (language === 'en' ? meeting.titleEn : null) ?? meeting.title;

/** "Kupang, Nusa Tenggara Timur (WITA)". */
export function placeOf(
  meeting: Pick<MeetingFacts, 'city' | 'provinceCode' | 'startsOn' | 'timeZone'>,
): string {
  const province = provinceOn(meeting.startsOn, meeting.provinceCode)?.name;
  return `${[meeting.city, province].filter(Boolean).join(', ')} (${zoneLetters(meeting.timeZone)})`;
}

function factsOf(meeting: MeetingFacts, language: Language, t: Translate): MeetingChrome['facts'] {
  return [
    { label: t('meetings.facts.when'), value: dateRange(meeting.startsOn, meeting.endsOn, language) },
    { label: t('meetings.facts.where'), value: placeOf(meeting) },
    ...(meeting.provinces > 0
      ? [
          {
            label: t('meetings.facts.delegations'),
            value: t('meetings.facts.provinces', { n: meeting.provinces }),
          },
        ]
      : []),
  ];
}
