export { buildReport, type BuildContext, type BuildOutcome } from './build-report.js';
export { computeCoverage } from './compute-coverage.js';
export { CountMemory } from './coverage/count-memory.js';
export { coverageMatrix } from './coverage/coverage-matrix.js';
export { legalTimeline } from './coverage/legal-timeline.js';
export { listEvidencedRequirements, type EvidencedRequirement } from './coverage/list-evidenced-requirements.js';
export { listRuleRecords } from './coverage/list-rule-records.js';
export type { Grounds } from './counts/scope.js';
export { DownloadLinks } from './downloads/download-links.js';
export {
  downloadByLink,
  downloadReportFile,
  issueDownloadLink,
  type OpenReportFile,
} from './downloads/download-report-file.js';
export { dropOldReportFiles, sweepReports } from './drop-old-report-files.js';
export { getReport } from './get-report.js';
export { listReports } from './list-reports.js';
export { loadRequirements } from './load-requirements.js';
export type { RenderContext, RenderedFile, Renderer, ReportContent, ReportHeader, ReportLog } from './renderer.js';
export { renderers } from './renderers.js';
export type { ReportException } from './content/exceptions.js';
export { getExceptions } from './exceptions/get-exceptions.js';
export { listExceptions } from './exceptions/list-exceptions.js';
export type { ReportFile } from './report-row.js';
export type { DecisionProof, EntryReference, ReportDecision, ReportFinding } from './content/report-decision.js';
export { requestReport } from './request-report.js';
export { addSchedule, deleteSchedule, pauseSchedule } from './schedules/change-schedules.js';
export { listRecipients } from './schedules/list-recipients.js';
export { getSchedule, listSchedules } from './schedules/list-schedules.js';
export { requestDueReports } from './schedules/request-due-reports.js';
export { takeReports } from './take-reports.js';
export { listAttestations } from './attestations/list-attestations.js';
export { listDueStatements } from './attestations/list-due-statements.js';
export { signAttestation } from './attestations/sign-attestation.js';
export { withdrawAttestation } from './attestations/withdraw-attestation.js';
export { reclassifyIncident } from './incidents/reclassify-incident.js';
export { closeIncident } from './incidents/close-incident.js';
export { getIncident, listIncidents } from './incidents/list-incidents.js';
export { openIncident } from './incidents/open-incident.js';
export { reportIncident } from './incidents/report-incident.js';
export { buildTrainingExport } from './training/build-training-export.js';
export { downloadTrainingFile } from './training/download-training-file.js';
export { getTrainingExport, listTrainingExports } from './training/list-training-exports.js';
export { removeTrainingFiles } from './training/remove-training-files.js';
export { requestTrainingExport } from './training/request-training-export.js';
