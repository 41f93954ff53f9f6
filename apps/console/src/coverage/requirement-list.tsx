import ExpandMoreIcon from '@mui/icons-material/ExpandMore';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import ButtonBase from '@mui/material/ButtonBase';
import Paper from '@mui/material/Paper';
import { useState } from 'react';
import { useText } from '../language/use-text.js';
import { Mark } from '../parts/mark.js';
import { coverageText } from './messages.js';
import type { CoverageMoment } from './coverage-moment.js';
import { RequirementDetail } from './requirement-detail.js';
import { meaningOfVerdict, type RequirementNode } from './requirement-tree.js';

const idsOf = (tree: readonly RequirementNode[]): string[] =>
  tree.flatMap(({ requirement, children }) => [requirement.id, ...idsOf(children)]);

/** The requirements as rows that open; a group shows its parts below it. */
export function RequirementList({ tree, view }: { tree: readonly RequirementNode[]; view: CoverageMoment }) {
  const text = useText(coverageText);
  const [open, setOpen] = useState<ReadonlySet<string>>(new Set());
  const all = idsOf(tree);
  const toggle = (id: string) => {
    const next = new Set(open);
    if (!next.delete(id)) next.add(id);
    setOpen(next);
  };
  return (
    <>
      <Box sx={{ display: 'flex', justifyContent: 'flex-end', mb: 1 }}>
        <Button size="small" color="inherit" onClick={() => setOpen(new Set(open.size < all.length ? all : []))}>
          {text(open.size < all.length ? 'openAll' : 'closeAll')}
        </Button>
      </Box>
      {tree.map((node) => (
        <Paper key={node.requirement.id} variant="outlined" sx={{ mb: 1.5 }}>
          <Rows node={node} depth={0} open={open} onToggle={toggle} view={view} />
        </Paper>
      ))}
    </>
  );
}

interface RowsProps {
  node: RequirementNode;
  depth: number;
  open: ReadonlySet<string>;
  onToggle: (id: string) => void;
  view: CoverageMoment;
}

function Rows({ node, depth, open, onToggle, view }: RowsProps) {
  const text = useText(coverageText);
  const { requirement, children } = node;
  const isOpen = open.has(requirement.id);
  return (
    <Box id={`requirement-${requirement.id}`} sx={{ scrollMarginTop: 56 }}>
      <Box component={depth === 0 ? 'h2' : 'h3'} sx={{ m: 0, font: 'inherit' }}>
        <ButtonBase
          aria-expanded={isOpen}
          onClick={() => onToggle(requirement.id)}
          sx={{
            width: '100%',
            display: 'flex',
            flexWrap: 'wrap',
            alignItems: 'center',
            gap: 1.5,
            px: 2,
            py: depth === 0 ? 1.25 : 0.75,
            pl: 2 + depth * 2.5,
            textAlign: 'start',
            font: 'inherit',
            borderTop: depth === 0 ? 'none' : '1px solid',
            borderColor: 'divider',
            '&:hover': { bgcolor: (theme) => theme.colours.sunken },
          }}
        >
          <ExpandMoreIcon
            fontSize="small"
            sx={{ transform: isOpen ? 'none' : 'rotate(-90deg)', color: 'text.secondary' }}
          />
          <Box component="span" sx={{ color: 'text.secondary', minWidth: 72, fontSize: '0.8125rem' }}>
            {requirement.id}
          </Box>
          <Box
            component="span"
            sx={{ flex: '1 1 200px', fontWeight: depth === 0 ? 650 : 500, fontSize: depth === 0 ? '1rem' : '0.875rem' }}
          >
            {requirement.title}
          </Box>
          <Box component="span" sx={{ fontSize: '0.875rem' }}>
            <Mark meaning={meaningOfVerdict[requirement.verdict]}>{text(`verdict.${requirement.verdict}`)}</Mark>
          </Box>
        </ButtonBase>
      </Box>
      {isOpen && (
        <Box sx={{ pl: 7 + depth * 2.5, pr: 2, pb: 1.5 }}>
          <RequirementDetail requirement={requirement} view={view} />
        </Box>
      )}
      {children.map((child) => (
        <Rows key={child.requirement.id} node={child} depth={depth + 1} open={open} onToggle={onToggle} view={view} />
      ))}
    </Box>
  );
}
