import type {
  AgreementView,
  Alarms,
  AttestationView,
  AuditStatus,
  BackTestView,
  BulkDecisionAnswer,
  BulkReading,
  CalibrationView,
  Candidates,
  CatalogView,
  ExceptionItem,
  ExceptionOverview,
  ModelCardView,
  CheckRunView,
  ClaimView,
  CommentView,
  ContestationView,
  Coverage,
  CoverageMatrix,
  DecisionAnswer,
  DecisionView,
  DisagreementView,
  DisclosureView,
  DownloadLink,
  DraftListItem,
  DraftView,
  DryRunView,
  DueStatement,
  EditAnswer,
  ElevationView,
  EntryView,
  ExceptionView,
  FindingView,
  GoldItemView,
  ImageDescription,
  IncidentView,
  JobQueueView,
  JudgementView,
  KeyCreated,
  KeyView,
  LegalTimeline,
  OpenSessionView,
  Page,
  PasskeyAdded,
  PasskeyOffer,
  PasskeyRequest,
  PayloadView,
  PersonView,
  PolicyCheckView,
  PolicyVersionDetail,
  PolicyVersionView,
  PolicyView,
  PresenceView,
  QueueItem,
  QueueFlow,
  QueueSummary,
  RecoveryCodes,
  ReportRecipient,
  ReportScheduleView,
  ReportView,
  ReviewerQualityView,
  ReviewersQuality,
  ReviewView,
  RevokedSessions,
  RouteName,
  RoutingView,
  RuleRecord,
  SavedView,
  ScheduleFileView,
  ScheduleKind,
  ScheduleMappingView,
  ScheduleTableView,
  SecondFactorsView,
  SecondReviews,
  SessionView,
  ShadowView,
  SignInOffer,
  StopView,
  StepUpView,
  SubmissionListItem,
  SubmissionView,
  SystemView,
  TotpOffer,
  TrainingExportView,
  UsageDay,
  UsageView,
  WaivableView,
  WorkerView,
} from '@countersign/contracts';

/** One line of a submission's history. */
export interface HistoryItem {
  entry: string;
  action: string | null;
  at: string;
  actor: string | null;
  text: string;
  index: number | null;
}

interface AnswerMap {
  signIn: SessionView;
  completeSignIn: SessionView;
  getSecondFactors: SecondFactorsView;
  beginTotp: TotpOffer;
  confirmTotp: RecoveryCodes;
  renewRecoveryCodes: RecoveryCodes;
  stepUp: StepUpView;
  beginStepUp: PasskeyRequest;
  beginPasskeySignIn: PasskeyRequest;
  signInByPasskey: SessionView;
  beginPasskey: PasskeyOffer;
  addPasskey: PasskeyAdded;
  getSignInOffer: SignInOffer;
  getSession: SessionView;
  changeProfile: PersonView;
  listSavedViews: { items: SavedView[] };
  addSavedView: SavedView;
  renameSavedView: SavedView;
  listSessions: Page<OpenSessionView>;
  revokeOtherSessions: RevokedSessions;
  listSessionsOfPerson: Page<OpenSessionView>;
  revokeSessionsOfPerson: RevokedSessions;
  askElevation: ElevationView;
  listElevations: Page<ElevationView>;
  approveElevation: ElevationView;
  endElevation: ElevationView;
  submitOutput: SubmissionView | DryRunView;
  readScheduleFiles: ScheduleFileView;
  listScheduleTemplates: { templates: string[]; kinds: { kind: ScheduleKind; tables: ScheduleTableView[] }[] };
  rememberScheduleMapping: ScheduleMappingView;
  listSubmissions: Page<SubmissionListItem>;
  getSubmission: SubmissionView;
  getCheckRun: CheckRunView;
  judgeFinding: JudgementView;
  getPayload: PayloadView;
  withdrawSubmission: SubmissionView;
  describeImage: ImageDescription;
  listFindings: { items: FindingView[] };
  listHistory: { items: HistoryItem[] };
  listDecisions: { items: DecisionView[] };
  listComments: { items: CommentView[] };
  addComment: CommentView;
  contestDecision: ContestationView;
  listContestations: { items: ContestationView[] };
  getReceipt: string;
  getCatalog: CatalogView;
  listModels: { items: ModelCardView[] };
  getExceptions: ExceptionOverview;
  listExceptions: Page<ExceptionItem>;
  claimReview: ClaimView | null;
  heartbeatClaim: { id: string; expiresAt: string };
  getReview: ReviewView;
  listCandidates: Candidates;
  assignReview: ReviewView;
  holdReview: ReviewView;
  resumeReview: ReviewView;
  snoozeReview: ReviewView;
  listAlarms: Alarms;
  giveOpinion: ClaimView;
  addGoldItem: GoldItemView;
  listGoldItems: Page<GoldItemView>;
  listSecondReviews: SecondReviews;
  listDisagreements: Page<DisagreementView>;
  answerDisagreement: DisagreementView;
  getMyQuality: ReviewerQualityView;
  listReviewerQuality: ReviewersQuality;
  getAgreement: AgreementView;
  decideReview: DecisionAnswer;
  editOutput: EditAnswer;
  readForBulk: BulkReading;
  bulkDecide: BulkDecisionAnswer;
  answerContestation: ContestationView;
  listQueue: Page<QueueItem>;
  listPresence: { items: PresenceView[] };
  notePresence: PresenceView;
  summarizeQueue: QueueSummary;
  getQueueFlow: QueueFlow;
  listEntries: Page<EntryView>;
  getEntry: EntryView;
  getEntryProof: string;
  getAuditStatus: AuditStatus;
  requestTrainingExport: TrainingExportView;
  listTrainingExports: Page<TrainingExportView>;
  requestReport: ReportView;
  listReports: Page<ReportView>;
  getReport: ReportView;
  linkReportFile: DownloadLink;
  addReportSchedule: ReportScheduleView;
  listReportSchedules: Page<ReportScheduleView>;
  changeReportSchedule: ReportScheduleView;
  listReportRecipients: { items: ReportRecipient[] };
  getCoverage: Coverage;
  getCoverageMatrix: CoverageMatrix;
  listRuleRecords: Page<RuleRecord>;
  getLegalTimeline: LegalTimeline;
  listAttestations: Page<AttestationView>;
  listDueStatements: { items: DueStatement[] };
  signAttestation: AttestationView;
  withdrawAttestation: AttestationView;
  listIncidents: Page<IncidentView>;
  getIncident: IncidentView;
  openIncident: IncidentView;
  reportIncident: IncidentView;
  closeIncident: IncidentView;
  reclassifyIncident: IncidentView;
  getDisclosure: DisclosureView;
  listEvidencedRequirements: { items: { id: string; pack: string; title: string }[] };
  listSystems: Page<SystemView>;
  registerSystem: SystemView;
  changeSystem: SystemView;
  listPeople: Page<PersonView>;
  addPerson: PersonView;
  changePerson: PersonView;
  listKeys: Page<KeyView>;
  createKey: KeyCreated;
  revokeKey: KeyView;
  getPolicy: PolicyView;
  listPolicyVersions: Page<PolicyVersionView>;
  getPolicyVersion: PolicyVersionDetail;
  confirmPolicyVersion: PolicyVersionDetail;
  checkPolicyDocuments: PolicyCheckView;
  listPolicyDrafts: Page<DraftListItem>;
  addPolicyDraft: DraftView;
  getPolicyDraft: DraftView;
  changePolicyDraft: DraftView;
  proposePolicyDraft: DraftView;
  approvePolicyDraft: DraftView;
  returnPolicyDraft: DraftView;
  withdrawPolicyDraft: DraftView;
  requestBackTest: BackTestView;
  listPolicyExceptions: Page<ExceptionView>;
  getWaivableRules: WaivableView;
  requestPolicyException: ExceptionView;
  approvePolicyException: ExceptionView;
  endPolicyException: ExceptionView;
  getPolicyShadow: { shadow: ShadowView | null };
  beginPolicyShadow: { shadow: ShadowView | null };
  endPolicyShadow: { shadow: ShadowView | null };
  listBackTests: { items: BackTestView[] };
  getRouting: RoutingView;
  listStops: { items: StopView[] };
  stopSystem: StopView;
  resumeSystem: StopView;
  listCalibrations: { items: CalibrationView[] };
  listWorkers: {
    items: WorkerView[];
    queues: JobQueueView[];
    usage: UsageView[];
    usageDays: UsageDay[];
    gridGramsCo2PerKwh: number;
  };
  getCheckpoint: string;
  getVerifierKey: string;
}

/** What a route answers, by its name; the routes table holds the schemas but not the types. */
export type Answer<N extends RouteName> = N extends keyof AnswerMap ? AnswerMap[N] : null;
