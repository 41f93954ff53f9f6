import { Foundations1764000000000 } from './1764000000000-foundations.js';
import { ReviewListing1764050000000 } from './1764050000000-review-listing.js';
import { LogCare1764100000000 } from './1764100000000-log-care.js';
import { EvidenceOfPeople1764150000000 } from './1764150000000-evidence-of-people.js';
import { ReportRuns1764200000000 } from './1764200000000-report-runs.js';
import { IncidentClassifications1764260000000 } from './1764260000000-incident-classifications.js';
import { Inference1764270000000 } from './1764270000000-inference.js';
import { Calibration1764280000000 } from './1764280000000-calibration.js';
import { ScheduleMappings1764290000000 } from './1764290000000-schedule-mappings.js';
import { ImageFingerprints1764300000000 } from './1764300000000-image-fingerprints.js';
import { SubmissionImages1764310000000 } from './1764310000000-submission-images.js';
import { SignIn1764320000000 } from './1764320000000-sign-in.js';
import { PolicyDrafts1764330000000 } from './1764330000000-policy-drafts.js';
import { ReviewFlow1764340000000 } from './1764340000000-review-flow.js';
import { ReviewQuality1764350000000 } from './1764350000000-review-quality.js';
import { GoldItems1764350001000 } from './1764350001000-gold-items.js';
import { ImageTexts1764360000000 } from './1764360000000-image-texts.js';
import { KeysBoundAndRotated1764370000000 } from './1764370000000-keys-bound-and-rotated.js';
import { ReadNotes1764380000000 } from './1764380000000-read-notes.js';
import { ImageTextCertainty1764381000000 } from './1764381000000-image-text-certainty.js';
import { SecondReviews1764390000000 } from './1764390000000-second-reviews.js';
import { TrainingExports1764390001000 } from './1764390001000-training-exports.js';
import { DisagreementAnswers1764390002000 } from './1764390002000-disagreement-answers.js';
import { Contestations1764391000000 } from './1764391000000-contestations.js';
import { ReusedCheckRuns1764391001000 } from './1764391001000-reused-check-runs.js';
import { Elevations1764392000000 } from './1764392000000-elevations.js';
import { StepUp1764392001000 } from './1764392001000-step-up.js';
import { ReviewedDrafts1764393000000 } from './1764393000000-reviewed-drafts.js';
import { Shadows1764393001000 } from './1764393001000-shadows.js';
import { PolicyExceptions1764394000000 } from './1764394000000-policy-exceptions.js';
import { AlarmsByTime1764395000000 } from './1764395000000-alarms-by-time.js';
import { WitnessedSizes1764396340000 } from './1764396340000-witnessed-sizes.js';
import { SealLags1764396341000 } from './1764396341000-seal-lags.js';
import { FrozenReports1764396342000 } from './1764396342000-frozen-reports.js';
import { FramesOfAnimations1764396350000 } from './1764396350000-frames-of-animations.js';
import { SavedViews1764398000000 } from './1764398000000-saved-views.js';
import { ReviewPresence1764398001000 } from './1764398001000-review-presence.js';
import { EvidenceOpened1764399000000 } from './1764399000000-evidence-opened.js';
import { LapsedApprovals1764399500000 } from './1764399500000-lapsed-approvals.js';
import { DecisionsAgainst1764399600000 } from './1764399600000-decisions-against.js';
import { DecisionsTogether1764399700000 } from './1764399700000-decisions-together.js';
import { ReadingsOfReviews1764399710000 } from './1764399710000-readings-of-reviews.js';
import { PasswordsSet1764399720000 } from './1764399720000-passwords-set.js';
import { DecisionsAfterApprovals1764399800000 } from './1764399800000-decisions-after-approvals.js';
import { ImagesBeingRemoved1764399810000 } from './1764399810000-images-being-removed.js';
import { PolicyConfirmations1764399750000 } from './1764399750000-policy-confirmations.js';
import { Passkeys1764397000000 } from './1764397000000-passkeys.js';

/** All migrations, oldest first. */
export const migrations = [
  Foundations1764000000000,
  ReviewListing1764050000000,
  LogCare1764100000000,
  EvidenceOfPeople1764150000000,
  ReportRuns1764200000000,
  IncidentClassifications1764260000000,
  Inference1764270000000,
  Calibration1764280000000,
  ScheduleMappings1764290000000,
  ImageFingerprints1764300000000,
  SubmissionImages1764310000000,
  SignIn1764320000000,
  PolicyDrafts1764330000000,
  ReviewFlow1764340000000,
  ReviewQuality1764350000000,
  GoldItems1764350001000,
  ImageTexts1764360000000,
  KeysBoundAndRotated1764370000000,
  ReadNotes1764380000000,
  ImageTextCertainty1764381000000,
  SecondReviews1764390000000,
  TrainingExports1764390001000,
  DisagreementAnswers1764390002000,
  Contestations1764391000000,
  ReusedCheckRuns1764391001000,
  Elevations1764392000000,
  StepUp1764392001000,
  ReviewedDrafts1764393000000,
  Shadows1764393001000,
  PolicyExceptions1764394000000,
  AlarmsByTime1764395000000,
  WitnessedSizes1764396340000,
  SealLags1764396341000,
  FrozenReports1764396342000,
  FramesOfAnimations1764396350000,
  Passkeys1764397000000,
  SavedViews1764398000000,
  ReviewPresence1764398001000,
  EvidenceOpened1764399000000,
  LapsedApprovals1764399500000,
  DecisionsAgainst1764399600000,
  DecisionsTogether1764399700000,
  ReadingsOfReviews1764399710000,
  PasswordsSet1764399720000,
  PolicyConfirmations1764399750000,
  DecisionsAfterApprovals1764399800000,
  ImagesBeingRemoved1764399810000,
];
