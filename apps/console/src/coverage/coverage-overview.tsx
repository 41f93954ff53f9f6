import Box from '@mui/material/Box';
import Paper from '@mui/material/Paper';
import Typography from '@mui/material/Typography';
import { verdict as verdictSchema } from '@countersign/contracts';
import { useText } from '../language/use-text.js';
import { Mark, Shape } from '../parts/mark.js';
import { coverageText } from './messages.js';
import { leavesOf, meaningOfVerdict, type RequirementNode } from './requirement-tree.js';

/** One card a top requirement: its verdict, and one shape for each requirement below it. */
export function CoverageOverview({ tree }: { tree: readonly RequirementNode[] }) {
  const text = useText(coverageText);
  const groups = tree.filter(({ children }) => children.length > 0);
  if (groups.length === 0) return null;
  const present = new Set(groups.flatMap(leavesOf).map(({ verdict }) => verdict));
  return (
    <Box component="section" aria-label={text('overview')} sx={{ mb: 2 }}>
      <Box sx={{ display: 'grid', gap: 1.5, gridTemplateColumns: 'repeat(auto-fill, minmax(220px, 1fr))' }}>
        {groups.map((node) => (
          <Paper
            key={node.requirement.id}
            variant="outlined"
            sx={{ p: 1.5, display: 'flex', flexDirection: 'column', gap: 1 }}
          >
            <Box
              component="a"
              href={`#${node.requirement.id}`}
              onClick={(event) => {
                event.preventDefault();
                const target = document.getElementById(`requirement-${node.requirement.id}`);
                target?.scrollIntoView({ block: 'start' });
                target?.querySelector('button')?.focus();
              }}
              sx={{
                fontWeight: 650,
                color: 'inherit',
                textDecoration: 'none',
                '&:hover': { textDecoration: 'underline' },
                flex: 1,
              }}
            >
              {node.requirement.title}
            </Box>
            <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 0.75 }}>
              {leavesOf(node).map(({ id, title, verdict }) => (
                <Box
                  key={id}
                  component="span"
                  title={`${title}: ${text(`verdict.${verdict}`)}`}
                  sx={{ display: 'inline-flex' }}
                >
                  <Shape meaning={meaningOfVerdict[verdict]} size={16} />
                </Box>
              ))}
            </Box>
            <Box sx={{ fontSize: '0.8125rem' }}>
              <Mark meaning={meaningOfVerdict[node.requirement.verdict]}>
                {text(`verdict.${node.requirement.verdict}`)}
              </Mark>
            </Box>
          </Paper>
        ))}
      </Box>
      <Typography component="div" variant="caption" sx={{ mt: 1, display: 'flex', flexWrap: 'wrap', columnGap: 2.5 }}>
        {verdictSchema.options
          .filter((verdict) => present.has(verdict))
          .map((verdict) => (
            <Mark key={verdict} meaning={meaningOfVerdict[verdict]}>
              {text(`verdict.${verdict}`)}
            </Mark>
          ))}
      </Typography>
    </Box>
  );
}
