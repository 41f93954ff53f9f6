import { useEffect, useRef } from 'react';
import { useText } from '../../language/use-text.js';
import { useAnnounce } from '../../parts/announcer.js';
import { answerText } from './answer-sentences.js';
import { spokenOutcome, spokenText } from './spoken-outcome.js';
import type { BenchFormat } from './use-bench-format.js';
import type { Scratch } from './use-scratch.js';

/** Tells what the tried changes come to once it is known, whichever panel is shown, and that all is put back. */
export function useScratchSpeech({ changes, outcome }: Scratch, { number }: BenchFormat): void {
  const announce = useAnnounce();
  const say = useText(spokenText);
  const sayObstacle = useText(answerText);
  const tried = useRef(0);
  useEffect(() => {
    if (changes.length === 0) {
      if (tried.current > 0) announce(say('allBack'));
    } else if (outcome.state === 'here') {
      announce(spokenOutcome(outcome.answer, say, sayObstacle, number));
    }
    tried.current = changes.length;
    // Another answer, or none any more; not another language.
  }, [outcome, changes.length === 0]);
}
