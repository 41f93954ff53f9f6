import { openedMost, type ClaimView, type Evidence, type EvidenceOpened } from '@countersign/contracts';

/** What a view shows that can be opened. */
type Shown = Pick<ClaimView, 'findings'> & { payload: Pick<ClaimView['payload'], 'sources'> };

/** What the holder of one item opened of it by an act of theirs, in this tab; told with their decision and not before. */
export class OpenedEvidence {
  private readonly findings = new Set<string>();
  private readonly sources = new Set<string>();

  noteFinding(id: string): void {
    this.findings.add(id);
  }

  noteSource(id: string): void {
    this.sources.add(id);
  }

  /** The source that is brought into view for evidence: that of its first passage. */
  noteEvidence(evidence: readonly Evidence[] | undefined): void {
    const [first] = evidence ?? [];
    if (first) this.noteSource(first.source);
  }

  /** As the API takes it: only of what the item shows now, as many as it takes. */
  in({ findings, payload }: Shown): EvidenceOpened {
    return {
      findings: findings.flatMap(({ id }) => (this.findings.has(id) ? id : [])).slice(0, openedMost.findings),
      sources: payload.sources.flatMap(({ id }, nth) => (this.sources.has(id) ? nth : [])),
    };
  }
}
