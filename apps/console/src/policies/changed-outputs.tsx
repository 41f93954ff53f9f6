import Box from '@mui/material/Box';
import type { BackTestResult } from '@countersign/contracts';
import { useMay } from '../api/use-session.js';
import { useText } from '../language/use-text.js';
import { Code } from '../parts/code.js';
import { partsText } from '../parts/messages.js';
import { shorten } from '../parts/short-id.js';
import { To } from '../parts/to.js';
import { backTestText } from './back-test-messages.js';
import { FigureTable } from '../parts/figure-table.js';

type Example = BackTestResult['examples'][number];

/** Outputs that would go another way, each with where it went and where it would go. */
export function ChangedOutputs({ examples }: { examples: readonly Example[] }) {
  const text = useText(backTestText);
  const mayRead = useMay('read', 'Submission');
  return (
    <FigureTable
      label={text('examples')}
      head={[text('output'), text('went'), text('wouldGo')]}
      rows={examples.map(({ submission, from, to }) => ({
        key: submission,
        cells: [
          mayRead ? (
            <To key="link" page={`/submissions/${submission}/show`} title={submission}>
              {shorten(submission)}
            </To>
          ) : (
            <Code key="id">{shorten(submission)}</Code>
          ),
          <Destination key="from" place={from} other={to} />,
          <Destination key="to" place={to} other={from} />,
        ],
      }))}
    />
  );
}

/** Where an output goes; what differs from the other place is bold. */
function Destination({ place, other }: { place: Example['to']; other: Example['to'] }) {
  const text = useText(backTestText);
  const words = useText(partsText);
  const bold = (differs: boolean) => (differs ? { fontWeight: 650 } : {});
  const competences = place.competences.join(', ');
  return (
    <Box sx={{ display: 'flex', flexWrap: 'wrap', columnGap: 1.5 }}>
      <Box component="span" sx={bold(place.tier !== other.tier)}>
        {words(`tier.${place.tier}`)}
      </Box>
      <Box component="span" sx={bold(place.queue !== other.queue)}>
        <Code>{place.queue}</Code>
      </Box>
      <Box component="span" sx={bold(place.approvals !== other.approvals)}>
        {text('needs', { count: place.approvals })}
      </Box>
      {competences !== '' && (
        <Box component="span" sx={bold(competences !== other.competences.join(', '))}>
          <Code>{competences}</Code>
        </Box>
      )}
    </Box>
  );
}
