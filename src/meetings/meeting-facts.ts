import type { RouteParams } from '../access/policy.js';
import type { Reads } from '../database/read-side.js';
import { sql } from '../database/sql.js';
import type { Instant, LocalDate, Zone } from '../kernel/time.js';
import type { MeetingState } from './meeting.transitions.js';

/** What every page of a meeting knows of it; part of the subject of every policy that speaks of a meeting. */
export interface MeetingFacts {
  readonly id: string;
  readonly slug: string;
  readonly title: string;
  readonly titleEn: string | null;
  readonly shortTitle: string;
  readonly organizer: string;
  readonly venue: string | null;
  readonly city: string;
  readonly provinceCode: string;
  readonly timeZone: Zone;
  readonly startsOn: LocalDate;
  readonly endsOn: LocalDate;
  readonly registrationOpensAt: Instant | null;
  readonly registrationClosesAt: Instant | null;
  readonly brandColor: string | null;
  readonly logoFileId: string | null;
  readonly sample: boolean;
  readonly state: MeetingState;
  readonly stateReason: string | null;
  /** How many provinces are invited. */
  readonly provinces: number;
}

/** A subject that belongs to a meeting. */
export interface OfMeeting {
  readonly meeting: MeetingFacts;
}

interface Row {
  m_id: string;
  m_slug: string;
  m_title: string;
  m_title_en: string | null;
  m_short_title: string;
  m_organizer: string;
  m_venue: string | null;
  m_city: string;
  m_province_code: string;
  m_time_zone: string;
  m_starts_on: LocalDate;
  m_ends_on: LocalDate;
  m_registration_opens_at: Instant | null;
  m_registration_closes_at: Instant | null;
  m_brand_color: string | null;
  m_logo_file_id: string | null;
  m_sample: unknown;
  m_state: MeetingState;
  m_state_reason: string | null;
  m_provinces: number;
}

/** A row of a query that selected `factColumns`. */
export type FactsRow = Row;

/** The columns of `meeting m` for `readFacts`: a policy joins them to what it looks for, in one query. */
export const factColumns = sql`
  m.id as m_id, m.slug as m_slug, m.title as m_title, m.title_en as m_title_en, m.short_title as m_short_title,
  m.organizer as m_organizer, m.venue as m_venue, m.city as m_city, m.province_code as m_province_code,
  m.time_zone as m_time_zone, m.starts_on as m_starts_on, m.ends_on as m_ends_on,
  m.registration_opens_at as m_registration_opens_at, m.registration_closes_at as m_registration_closes_at,
  m.brand_color as m_brand_color, m.logo_file_id as m_logo_file_id, m.sample as m_sample, m.state as m_state,
  m.state_reason as m_state_reason,
  (select cast(count(*) as integer) from delegation pd where pd.meeting_id = m.id and pd.kind = 'province')
    as m_provinces`;

/** The facts of a row that selected `factColumns`. */
export const readFacts = (row: Row): MeetingFacts => ({
  id: row.m_id,
  slug: row.m_slug,
  title: row.m_title,
  titleEn: row.m_title_en,
  shortTitle: row.m_short_title,
  organizer: row.m_organizer,
  venue: row.m_venue,
  city: row.m_city,
  provinceCode: row.m_province_code,
  timeZone: row.m_time_zone,
  startsOn: row.m_starts_on,
  endsOn: row.m_ends_on,
  registrationOpensAt: row.m_registration_opens_at,
  registrationClosesAt: row.m_registration_closes_at,
  brandColor: row.m_brand_color,
  logoFileId: row.m_logo_file_id,
  sample: Boolean(row.m_sample),
  state: row.m_state,
  stateReason: row.m_state_reason,
  provinces: row.m_provinces,
});

/** The meeting that a path names by `:slug`; null when there is none. */
export async function locateMeeting(params: RouteParams, reads: Reads): Promise<OfMeeting | null> {
  const row = await reads.one<Row>(
    sql`select ${factColumns} from meeting m where m.slug = ${params['slug'] ?? ''}`,
  );
  return row && { meeting: readFacts(row) };
}
