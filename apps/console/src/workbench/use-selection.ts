import type { ClaimView, Evidence, Place } from '@countersign/contracts';
import { useCallback, useState } from 'react';
import type { OpenedEvidence } from './opened-evidence.js';
import type { NumberedFinding } from './ordered-findings.js';

/** What the reviewer looks at: a finding or a sentence of the output, and the passages that go with it. */
export interface Selection {
  finding: string | null;
  current: NumberedFinding | null;
  claim: number | null;
  /** Where in the output the chosen finding or sentence is. */
  place: Place | null;
  evidence: readonly Evidence[] | null;
  support: number | null;
  choose: (id: string | null) => void;
  chooseClaim: (index: number | null) => void;
  step: (by: 1 | -1) => void;
  stepClaim: (by: 1 | -1) => void;
  /** Brings the evidence of a finding (the current one by default) into view again. */
  showEvidence: (id?: string) => void;
}

/** Holds the chosen finding or sentence; choosing one lets go of the other. What is chosen is noted where somebody decides. */
export function useSelection(
  findings: readonly NumberedFinding[],
  attributions: ClaimView['attributions'],
  opened?: OpenedEvidence,
): Selection {
  const [finding, setFinding] = useState<string | null>(null);
  const [claim, setClaim] = useState<number | null>(null);
  // A new array makes the sources scroll to the passages once more.
  const [, setTurn] = useState(0);
  const choose = useCallback(
    (id: string | null) => {
      if (id !== null) opened?.noteFinding(id);
      setFinding(id);
      setClaim(null);
    },
    [opened],
  );
  const chooseClaim = useCallback(
    (index: number | null) => {
      // Who chooses a sentence asks for what the sources say of it.
      if (index !== null) opened?.noteEvidence(attributions[index]?.evidence);
      setClaim(index);
      setFinding(null);
    },
    [opened, attributions],
  );
  const current = findings.find(({ id }) => id === finding) ?? null;
  const attribution = claim === null ? undefined : attributions[claim];
  const step = (by: 1 | -1) => {
    const at = findings.findIndex(({ id }) => id === finding);
    const next = at === -1 ? (by === 1 ? 0 : findings.length - 1) : at + by;
    const target = findings[next];
    if (target) choose(target.id);
  };
  const stepClaim = (by: 1 | -1) => {
    if (attributions.length === 0) return;
    const next = claim === null ? (by === 1 ? 0 : attributions.length - 1) : claim + by;
    if (attributions[next]) chooseClaim(next);
  };
  const showEvidence = (id?: string) => {
    const target = id ?? finding ?? findings[0]?.id;
    if (target === undefined) return;
    opened?.noteEvidence(findings.find(({ id: one }) => one === target)?.evidence);
    choose(null);
    queueMicrotask(() => {
      choose(target);
      setTurn((turn) => turn + 1);
      document.getElementById('source-panel')?.scrollIntoView({ block: 'nearest' });
    });
  };
  return {
    finding,
    current,
    claim,
    place: current?.place ?? attribution?.claim ?? null,
    evidence: attribution?.evidence ?? (current ? current.evidence : null),
    support: attribution?.support ?? null,
    choose,
    chooseClaim,
    step,
    stepClaim,
    showEvidence,
  };
}
