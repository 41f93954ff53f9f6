import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import type { RequirementCoverage, SignedStatement, WithdrawnStatement } from '@countersign/contracts';
import type { ReactNode } from 'react';
import { useLocaleState } from 'react-admin';
import { formatDate } from '../language/format.js';
import { useText } from '../language/use-text.js';
import { Mark, type Meaning } from '../parts/mark.js';
import { To } from '../parts/to.js';
import { useSystemName } from '../parts/use-system-name.js';
import type { CoverageMoment } from './coverage-moment.js';
import { coverageText } from './messages.js';
import { RuleRow } from './rule-row.js';

const meaningOfStanding: Record<NonNullable<RequirementCoverage['attestation']>['standing'], Meaning> = {
  current: 'ok',
  missing: 'attention',
  expired: 'attention',
  refused: 'problem',
};

/** What a requirement asks, where it stands written, how each of its evidence rules came out, and what would raise it. */
export function RequirementDetail({ requirement, view }: { requirement: RequirementCoverage; view: CoverageMoment }) {
  const text = useText(coverageText);
  const [locale] = useLocaleState();
  const where = requirement.sources.map(({ ref, at }) => `${ref}, ${at}`).join(' · ');
  const { appliesFrom: from, expiresAt, attestation, limits, raises, rules } = requirement;
  return (
    <>
      <Typography variant="body2">{requirement.paraphrase}</Typography>
      <Typography variant="caption" color="textSecondary" component="p">
        {text('sources')}: {where}
        {from !== null && ` · ${text('appliesFrom', { date: formatDate(from, locale) })}`}
        {expiresAt !== null && ` · ${text('evidenceExpires', { date: formatDate(expiresAt, locale) })}`}
      </Typography>
      {rules.length === 0 ? (
        <Typography variant="caption" color="textSecondary">
          {text('noRules')}
        </Typography>
      ) : (
        <Box
          component="ul"
          aria-label={text('rules')}
          sx={{ m: 0, mt: 1, p: 0, listStyle: 'none', display: 'grid', gap: 1 }}
        >
          {rules.map((rule) => (
            <RuleRow key={rule.rule} requirement={requirement.id} rule={rule} view={view} />
          ))}
        </Box>
      )}
      {attestation && (
        <Part title={text('attestation', { by: attestation.by })}>
          “{attestation.statement}”{' '}
          <Mark meaning={meaningOfStanding[attestation.standing]}>{text(`standing.${attestation.standing}`)}</Mark>{' '}
          <To page={`/attestations?requirement=${encodeURIComponent(requirement.id)}`}>{text('sign')}</To>
          {attestation.signed.map((signed) => (
            <Signed key={signed.entry} signed={signed} />
          ))}
          {attestation.withdrawn.map((withdrawn) => (
            <Withdrawn key={withdrawn.entry} withdrawn={withdrawn} />
          ))}
        </Part>
      )}
      {raises.length > 0 && (
        <Part title={text('raises')}>
          <Box component="ul" sx={{ m: 0, pl: 2.5 }}>
            {raises.map((sentence) => (
              <li key={sentence}>{sentence}</li>
            ))}
          </Box>
        </Part>
      )}
      {limits !== null && <Part title={text('limits')}>{limits}</Part>}
    </>
  );
}

/** Who signed for what and until when, with the entry in the log. */
function Signed({ signed: { signer, system, signedAt, expiresAt, entry, logIndex } }: { signed: SignedStatement }) {
  const text = useText(coverageText);
  const [locale] = useLocaleState();
  const systemName = useSystemName();
  const said = text('signedBy', {
    signer,
    system: system === null ? text('everySystem') : systemName(system),
    from: formatDate(signedAt, locale),
    to: expiresAt === null ? '–' : formatDate(expiresAt, locale),
  });
  return (
    <Box>
      {said} ·{' '}
      <To page={`/entries/${entry}/show`}>
        {text('kind.entry')} {logIndex ?? ''}
      </To>
    </Box>
  );
}

/** Who withdrew what was signed, and when. */
function Withdrawn({ withdrawn }: { withdrawn: WithdrawnStatement }) {
  const { signer, system, signedAt, withdrawnAt, withdrawnBy, entry } = withdrawn;
  const text = useText(coverageText);
  const [locale] = useLocaleState();
  const systemName = useSystemName();
  const said = text('withdrawnBy', {
    signer,
    system: system === null ? text('everySystem') : systemName(system),
    from: formatDate(signedAt, locale),
    by: withdrawnBy,
    at: formatDate(withdrawnAt, locale),
  });
  return (
    <Box sx={{ color: 'text.secondary' }}>
      {said} · <To page={`/entries/${entry}/show`}>{text('kind.entry')}</To>
    </Box>
  );
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <Box sx={{ mt: 1.25, fontSize: '0.875rem' }}>
      <Box sx={{ fontWeight: 600 }}>{title}</Box>
      <Box>{children}</Box>
    </Box>
  );
}
