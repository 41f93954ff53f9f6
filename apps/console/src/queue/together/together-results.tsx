import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import { problem as problemSchema, type BulkDecisionAnswer } from '@countersign/contracts';
import { useText } from '../../language/use-text.js';
import { Mark, Shape } from '../../parts/mark.js';
import { partsText } from '../../parts/messages.js';
import { workbenchText } from '../../workbench/messages.js';
import { togetherText } from './messages.js';

export type Result = BulkDecisionAnswer['results'][number];

/** What the server said against an item. */
const refusalOf = ({ problem }: Result) => problemSchema.loose().safeParse(problem).data;

interface Props {
  results: readonly Result[];
  titles: ReadonlyMap<string, string>;
}

/** What became of each output: decided, or why not. */
export function TogetherResults({ results, titles }: Props) {
  const text = useText(togetherText);
  const words = useText(partsText);
  const bench = useText(workbenchText);
  const decided = results.filter((result) => result.decided !== undefined).length;
  const refused = results.length - decided;
  return (
    <>
      <Alert
        severity={refused > 0 ? 'warning' : 'success'}
        variant="outlined"
        icon={<Shape meaning={refused > 0 ? 'attention' : 'ok'} size={18} />}
        sx={{ color: 'text.primary' }}
      >
        {text('decided', { count: decided })} {refused > 0 && text('refused', { count: refused })}
      </Alert>
      <Box component="ul" aria-label={text('results')} sx={{ m: 0, p: 0, listStyle: 'none', display: 'grid', gap: 1 }}>
        {results.map((result) => {
          const { submission, decided: answer } = result;
          const gold = answer?.gold;
          return (
            <Box component="li" key={submission} data-result={submission}>
              <Box sx={{ fontWeight: 600, overflowWrap: 'anywhere' }}>{titles.get(submission)}</Box>
              {answer ? (
                <Mark meaning="ok">{words(`outcome.${answer.decision.outcome}`)}</Mark>
              ) : (
                <Mark meaning="problem">{refusalOf(result)?.detail ?? String(result.status)}</Mark>
              )}
              {gold && (
                <Box sx={{ fontSize: '0.875rem' }}>
                  {bench(gold.right ? 'goldRight' : 'goldWrong', { known: words(`outcome.${gold.outcome}`) })}
                </Box>
              )}
            </Box>
          );
        })}
      </Box>
    </>
  );
}
