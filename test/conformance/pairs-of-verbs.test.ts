import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { expect, it } from '@jest/globals';
import * as reviews from '@countersign/reviews';

const pairs = new URL('../../libs/reviews/test/pairs/', import.meta.url);

/** Exports of the library of reviews that no pair is made of, by why. Whoever exports a verb puts it among the pairs, or says here why not. */
const unpaired: Readonly<Record<string, readonly string[]>> = {
  'reads alone, or what was read of them is recorded beside it': [
    'askForFlow',
    'concealEntries',
    'concealHistory',
    'findLabelledChecks',
    'findTelling',
    'getClaims',
    'getCohorts',
    'getDisclosure',
    'getMyQuality',
    'getReadImageBlind',
    'getReceipt',
    'getReview',
    'getReviewerQuality',
    'getRoutingBlind',
    'getSubmissionBlind',
    'listAlarms',
    'listCalibrations',
    'listCandidates',
    'listContestations',
    'listDisagreements',
    'listFindingsBlind',
    'listGoldItems',
    'listPresence',
    'listQueue',
    'listReviewerQuality',
    'listSecondReviews',
    'listSubmissionsBlind',
    'openCheckRun',
    'openComments',
    'openDecisions',
    'openReview',
    'readCalibrations',
    'readForBulk',
    'readQueueFlow',
    'readSharedRatings',
    'summarizeQueue',
  ],
  'computes, and neither reads nor writes': [
    'agreementOf',
    'calibrationKey',
    'claimLost',
    'heldFrom',
    'leaseFrom',
    'Lots',
    'ReceiptSigner',
  ],
  'a lot that is drawn once for each person and output, whoever asks first': ['drawArms'],
  'told and forgotten by itself, in no entry': ['notePresence', 'forgetPresence'],
  'a round of the worker that makes items of its own, and touches none that waits': [
    'enterGoldItems',
    'enterSecondReviews',
  ],
  'a round of the worker that removes what is over': ['dropOldContestations', 'forgetEndedSnoozes'],
  'of a check and not of an output, from all that people said of it': ['calibrateCheck'],
};

/** Names that a file of the pairs takes from the library; what it takes it uses, or lint says so. */
async function takenBy(name: string): Promise<string[]> {
  const text = await readFile(fileURLToPath(new URL(name, pairs)), 'utf8');
  return [...text.matchAll(/import \{([^}]*)\} from '\.\.\/\.\.\/src\/index\.js'/g)].flatMap(([, names = '']) =>
    names.split(',').map((one) => one.trim()),
  );
}

it('pairs every verb of reviews with every other, or says why not', async () => {
  const taken = new Set((await Promise.all(['verbs.ts', 'things.ts'].map(takenBy))).flat());
  const excused = Object.values(unpaired).flat();
  const exported = Object.entries(reviews).flatMap(([name, value]) => (typeof value === 'function' ? name : []));
  expect(exported.filter((name) => !taken.has(name) && !excused.includes(name))).toEqual([]);
  // What is excused is there, once, and stands among no pairs.
  expect(excused.filter((name) => !exported.includes(name))).toEqual([]);
  expect(excused.filter((name) => taken.has(name) && name !== 'Lots')).toEqual([]);
  expect(new Set(excused).size).toBe(excused.length);
});
