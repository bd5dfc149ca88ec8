import { Inject, Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { forgeryToken } from '../access/forgery.js';
import { clearCookie, setCookie } from '../access/cookies.js';
import type { Visit } from '../access/request.js';
import type { Config } from '../config/config.js';
import { CONFIG } from '../config/config.module.js';
import type { Actor } from '../kernel/actor.js';
import { newId, newToken } from '../kernel/ids.js';
import { isMessageKey, type Language, type Translate, translator } from '../i18n/translator.js';
import type { MessageKey } from '../i18n/words.js';
import { takeNotice } from './notice.js';

/** A word with a colour's meaning: it never stands for the word. */
export interface Chip {
  text: string;
  tone: 'ok' | 'wait' | 'no' | 'info' | 'plain';
}

/** A link among its neighbours. */
export interface Tab {
  text: string;
  url: string;
  current: boolean;
}

/** What the frame of a page says of its meeting. */
export interface MeetingChrome {
  title: string;
  shortTitle: string;
  eyebrow: string;
  organizer: string;
  logoUrl: string | null;
  brandCss: string | null;
  facts: { label: string; value: string }[];
  url: string;
  tabs: Tab[];
  staffTabs: Tab[];
  state: Chip;
  /** What the public can see now; null for who needs not know. */
  visibility: string | null;
}

/** Everything around a page's own content. */
export interface Chrome {
  lang: Language;
  path: string;
  otherLang: { code: Language; name: string; url: string };
  brandCss: string | null;
  csrf: string;
  /** The retry key of the forms on this page. */
  once: string;
  viewer: { name: string; homeUrl: string; signOutUrl: string } | null;
  notice: { kind: 'success' | 'error' | 'info'; text: string } | null;
  demo: boolean;
  meeting: Omit<MeetingChrome, 'brandCss'> | null;
  /** Whether a form of the page was refused: the title says so first, for who hears it. */
  failed: boolean;
}

/** What a meeting's frame is made from. */
export interface FrameRequest {
  subject: unknown;
  actor: Actor;
  language: Language;
  t: Translate;
  path: string;
}

/** A place in a meeting's navigation; each feature adds its own. */
export interface Section<M> {
  /** Left to right. */
  order: number;
  area: 'public' | 'staff';
  label: MessageKey;
  url(meeting: M, actor: Actor): string;
  /** Which paths light the tab up; the url itself by default. */
  covers?(path: string, meeting: M): boolean;
  visible(actor: Actor, meeting: M): boolean;
}

const BROWSER_SECONDS = 365 * 24 * 3600;

/** Builds the frame of a page. */
@Injectable()
export class Chromes {
  private meetingOf: (request: FrameRequest) => MeetingChrome | null = () => null;

  constructor(@Inject(CONFIG) private readonly config: Config) {}

  /** The meetings feature says how a subject becomes a meeting's frame. */
  useMeetings(build: (request: FrameRequest) => MeetingChrome | null): void {
    this.meetingOf = build;
  }

  /** The frame for this request; gives the browser its cookie when it has none. */
  for(visit: Visit, request: FastifyRequest, reply: FastifyReply): Chrome {
    const browser = visit.browser ?? newToken();
    if (!visit.browser) setCookie(this.config, reply, 'peramban', browser, BROWSER_SECONDS);
    const noticeKey = takeNotice(this.config, request, reply);
    const t = translator(visit.language);
    return {
      ...this.anonymous(visit.language, request.url, visit.subject, visit.actor),
      csrf: forgeryToken(this.config, browser),
      once: newId(),
      notice: noticeKey && isMessageKey(noticeKey) ? { kind: 'success', text: t(noticeKey) } : null,
      viewer: visit.actor.accountId
        ? { name: visit.actor.name, homeUrl: '/saya', signOutUrl: '/keluar' }
        : null,
    };
  }

  /** The frame of a page that is the same for everybody who is not signed in, and so can be kept. */
  anonymous(language: Language, url: string, subject: unknown, actor: Actor): Chrome {
    const path = url.split('?')[0] ?? '/';
    const t = translator(language);
    const frame = this.meetingOf({ subject, actor, language, t, path });
    const other = language === 'id' ? 'en' : 'id';
    const { brandCss, ...meeting } = frame ?? { brandCss: null };
    return {
      lang: language,
      path,
      otherLang: {
        code: other,
        name: other === 'id' ? 'Bahasa Indonesia' : 'English',
        url: `/bahasa/${other}?kembali=${encodeURIComponent(url)}`,
      },
      brandCss,
      csrf: '',
      once: '',
      viewer: null,
      notice: null,
      demo: this.config.demo,
      meeting: frame ? (meeting as Omit<MeetingChrome, 'brandCss'>) : null,
      failed: false,
    };
  }

  /** Forgets the browser: after sign-out the next form gets a new token. */
  forget(reply: FastifyReply): void {
    clearCookie(this.config, reply, 'peramban');
  }
}
