import { Entity } from 'typeorm';
import { Aggregate } from '../../database/aggregate.js';
import { IntColumn, TextColumn } from '../../database/columns.js';
import type { ProgressReport } from './progress-report.entity.js';

/** A file that proves what a report says (bukti dukung). */
@Entity('evidence')
export class Evidence extends Aggregate {
  @TextColumn(36) meetingId!: string;
  @TextColumn(36) assignmentId!: string;
  @TextColumn(36) reportId!: string;
  @TextColumn(36) fileId!: string;
  @IntColumn() position!: number;

  get trailMeetingId(): string {
    return this.meetingId;
  }

  static to(report: ProgressReport, fileId: string, position: number): Evidence {
    const evidence = new Evidence();
    const { meetingId, assignmentId, id: reportId } = report;
    Object.assign(evidence, { meetingId, assignmentId, reportId, fileId, position });
    evidence.record('evidence.kept', { assignmentId, reportId, fileId });
    return evidence;
  }
}
