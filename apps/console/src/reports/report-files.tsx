import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { useMutation } from '@tanstack/react-query';
import type { ReportView } from '@countersign/contracts';
import { useState } from 'react';
import { useLocaleState } from 'react-admin';
import { call } from '../api/call.js';
import { formatBytes, formatInstant } from '../language/format.js';
import { useText } from '../language/use-text.js';
import { ListTable } from '../parts/list/list-table.js';
import { ProblemNotice } from '../parts/problem-notice.js';
import { ShortId } from '../parts/short-id.js';
import { formatName } from './format-name.js';
import { reportsText } from './messages.js';

type File = ReportView['files'][number];

/** Makes a link to a file that works for a short time. */
function useLink(report: string) {
  return useMutation({
    mutationFn: (name: string) => call('linkReportFile', { params: { id: report, name } }),
  });
}

/** Follows a download; the page stays, since the answer is an attachment. */
function follow(href: string, name: string): void {
  const anchor = document.createElement('a');
  anchor.href = href;
  anchor.download = name;
  document.body.append(anchor);
  anchor.click();
  anchor.remove();
}

/** The files of a finished report, with what to compare a copy with, and links that expire. */
export function ReportFiles({ report, files }: { report: string; files: readonly File[] }) {
  const text = useText(reportsText);
  const [locale] = useLocaleState();
  const link = useLink(report);
  const [linked, setLinked] = useState<{ name: string; until: string; address: string | null } | null>(null);
  const download = (name: string) => link.mutate(name, { onSuccess: ({ href }) => follow(href, name) });
  const copy = (name: string) =>
    link.mutate(name, {
      onSuccess: async ({ href, expiresAt }) => {
        const { href: address } = new URL(href, window.location.origin);
        // Without HTTPS or the reader's leave there is no clipboard: then the link is shown, to be copied by hand.
        const isCopied = await navigator.clipboard.writeText(address).then(
          () => true,
          () => false,
        );
        setLinked({ name, until: expiresAt, address: isCopied ? null : address });
      },
    });
  return (
    <Box>
      {link.error && (
        <Box sx={{ p: 2 }}>
          <ProblemNotice error={link.error} />
        </Box>
      )}
      <ListTable
        label={text('files')}
        records={files.map((file) => ({ ...file, id: file.name }))}
        columns={[
          {
            key: 'name',
            title: text('fileName'),
            cell: (file) => <strong style={{ overflowWrap: 'anywhere' }}>{file.name}</strong>,
          },
          {
            key: 'format',
            title: text('formats'),
            cell: (file) => (file.format === null ? file.mediaType : formatName(file.format, text)),
            from: 'lg',
          },
          {
            key: 'size',
            title: text('size'),
            cell: (file) => formatBytes(file.size, locale),
            align: 'right',
            nowrap: true,
          },
          {
            key: 'digest',
            title: text('digest'),
            cell: (file) => <ShortId value={file.digest} what={text('digest')} />,
            from: 'sm',
          },
          {
            key: 'download',
            title: text('download'),
            cell: (file) => (
              <Box
                sx={{
                  display: 'flex',
                  gap: 1,
                  flexWrap: { xs: 'wrap', sm: 'nowrap' },
                  '& button': { whiteSpace: 'nowrap' },
                }}
              >
                <Button
                  size="small"
                  variant="outlined"
                  color="inherit"
                  disabled={link.isPending}
                  onClick={() => download(file.name)}
                >
                  {text('download')}
                </Button>
                <Button size="small" color="inherit" disabled={link.isPending} onClick={() => copy(file.name)}>
                  {text('copyLink')}
                </Button>
              </Box>
            ),
          },
        ]}
      />
      <Typography variant="caption" color="textSecondary" role="status" component="p" sx={{ px: 2, py: 1, m: 0 }}>
        {linked === null
          ? text('linkNote')
          : text(linked.address === null ? 'linkCopied' : 'linkMade', {
              name: linked.name,
              until: formatInstant(linked.until, locale),
            })}
        {linked?.address && <code style={{ display: 'block', overflowWrap: 'anywhere' }}>{linked.address}</code>}
      </Typography>
    </Box>
  );
}
