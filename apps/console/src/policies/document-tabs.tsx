import Box from '@mui/material/Box';
import Paper from '@mui/material/Paper';
import Tab from '@mui/material/Tab';
import Tabs from '@mui/material/Tabs';
import { useState, type ReactNode } from 'react';
import { useText } from '../language/use-text.js';
import { mono } from '../theme/theme.js';
import { useDocumentName } from './document-name.js';
import { policiesText } from './messages.js';

interface Props<T extends { name: string }> {
  documents: readonly T[];
  /** The name on a tab, where it says more than the document's. */
  label?: (document: T, name: string) => string;
  /** Where the page itself says which one is shown. */
  chosen?: string | null;
  onChoose?: (name: string) => void;
  /** Beside the tabs. */
  aside?: ReactNode;
  children: (document: T) => ReactNode;
}

/** Documents of a policy, one at a time. */
export function DocumentTabs<T extends { name: string }>({
  documents,
  label,
  chosen,
  onChoose,
  aside,
  children,
}: Props<T>) {
  const text = useText(policiesText);
  const nameOf = useDocumentName();
  const [own, setOwn] = useState<string | null>(null);
  const name = chosen === undefined ? own : chosen;
  const current = documents.find((document) => document.name === name) ?? documents[0];
  if (!current) return null;
  return (
    <Paper variant="outlined" sx={{ mb: 2 }}>
      <Box
        sx={{
          display: 'flex',
          flexWrap: 'wrap',
          alignItems: 'center',
          gap: 1,
          pr: 1.5,
          borderBottom: '1px solid',
          borderColor: 'divider',
        }}
      >
        <Tabs
          value={current.name}
          onChange={(_, next: string) => {
            setOwn(next);
            onChoose?.(next);
          }}
          variant="scrollable"
          scrollButtons={documents.length > 3 ? 'auto' : false}
          aria-label={text('documents')}
          sx={{ flex: '1 1 auto', minWidth: 0 }}
        >
          {documents.map((document) => (
            <Tab
              key={document.name}
              value={document.name}
              label={label?.(document, nameOf(document.name)) ?? nameOf(document.name)}
              title={`${document.name}.${document.name === 'trusted-signers' ? 'pem' : 'yaml'}`}
              id={`policy-${document.name}`}
              aria-controls="policy-document"
            />
          ))}
        </Tabs>
        {aside && <Box sx={{ ml: 1.5, my: 0.5 }}>{aside}</Box>}
      </Box>
      <Box id="policy-document" role="tabpanel" aria-labelledby={`policy-${current.name}`}>
        {children(current)}
      </Box>
    </Paper>
  );
}

/** The text of a document as it was written. */
export function DocumentText({ name, yaml }: { name: string; yaml: string }) {
  const nameOf = useDocumentName();
  return (
    <Box
      component="pre"
      role="region"
      aria-label={nameOf(name)}
      tabIndex={0}
      sx={{
        m: 0,
        p: 2,
        overflow: 'auto',
        maxHeight: '70dvh',
        fontFamily: mono,
        fontSize: '0.8125rem',
        lineHeight: 1.6,
      }}
    >
      {yaml}
    </Box>
  );
}
