import type { ClaimView, PayloadView, Place } from '@countersign/contracts';
import type { RefObject } from 'react';
import type { MarkedPlace } from './decision/decision-form.js';
import type { NumberedFinding } from './ordered-findings.js';

/** What every drawing of an output gets, whatever its modality. */
export interface OutputProps {
  submission: string;
  payload: PayloadView;
  findings: readonly NumberedFinding[];
  /** What the checks found is not shown to the reader yet: nobody has said that it is safe to look at. */
  unseen?: boolean;
  attributions: ClaimView['attributions'];
  /** Id of the chosen finding. */
  finding: string | null;
  onFinding: (id: string) => void;
  /** Index of the chosen attribution. */
  claim: number | null;
  onClaim: (index: number | null) => void;
  marks: readonly MarkedPlace[];
  /** Set by the drawing: the place that the reviewer has selected in it, null when there is none. */
  selected: RefObject<(() => Place | null) | null>;
  /** Adds a marked place; absent where nothing is decided. */
  onMark?: (place: Place) => void;
}
