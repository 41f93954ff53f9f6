import type { RequirementCoverage } from '@countersign/contracts';
import type { RequirementPack } from '@countersign/requirements';
import type { ReportContent } from '../renderer.js';
import { token } from './oscal-text.js';
import type { ReportEvidence } from './report-evidence.js';

/** A requirement as a control of the catalogue: under an id that no other has. */
export interface AssessedControl {
  id: string;
  statement: string;
  requirement: RequirementCoverage;
  /** Index of its coverage in the report. */
  coverage: number;
  pack: RequirementPack | undefined;
}

/** All that the OSCAL documents of a report are made from. */
export interface OscalInput {
  report: ReportContent;
  controls: AssessedControl[];
  evidence: ReportEvidence;
  files: OscalFiles;
}

/** What lies beside the documents, by the names that they refer to it by (relative references). */
export interface OscalFiles {
  catalog: string;
  /** The report as JSON lines, and `sha256:<hex>` of it; null where it is not there. */
  report: { href: string; digest: string } | null;
  /** The folder (with its slash) of the checkpoint and of `packs/`; null where they are not there. */
  folder: string | null;
}

/** The controls of a report; where packs share an id, the later ones get a number behind theirs. */
export function assessedControls({ coverage, rules }: ReportContent): AssessedControl[] {
  const seen = new Map<string, number>();
  return coverage.flatMap(({ requirements, pack: { id, digest } }, index) =>
    requirements.map((requirement): AssessedControl => {
      const plain = token(requirement.id);
      const times = (seen.get(plain) ?? 0) + 1;
      seen.set(plain, times);
      const own = times === 1 ? plain : `${plain}_${times}`;
      const pack = rules.packs.find((one) => one.id === id && one.digest === digest);
      return { id: own, statement: `${own}_smt`, requirement, coverage: index, pack };
    }),
  );
}
