import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Chip from '@mui/material/Chip';
import Typography from '@mui/material/Typography';
import type { SavedView, SavedViewList } from '@countersign/contracts';
import { useId, useState } from 'react';
import { Link as RouterLink } from 'react-router';
import { useText } from '../../../language/use-text.js';
import { useAnnounce } from '../../announcer.js';
import { ProblemNotice } from '../../problem-notice.js';
import { savedViewsText } from './messages.js';
import { addressWith } from './same-filters.js';
import { useRemoveView, useRenameView, useSavedViews } from './use-saved-views.js';
import { ViewNameDialog } from './view-name-dialog.js';

/** So many views stand above a list before the reader asks for the rest. */
const most = 8;

/** The reader's views of a list as links, and what may be done with the one that is open; nothing without any. */
export function SavedViewsRow({ list }: { list: SavedViewList }) {
  const text = useText(savedViewsText);
  const id = useId();
  const { views, current } = useSavedViews(list);
  const [all, setAll] = useState(false);
  if (views.length === 0) return null;
  const shown = all ? views : views.filter((view, index) => index < most || view === current);
  return (
    <Box
      component="nav"
      aria-labelledby={id}
      sx={{
        display: 'flex',
        flexWrap: 'wrap',
        alignItems: 'center',
        gap: 1,
        px: 1.5,
        py: 1,
        borderBottom: '1px solid',
        borderColor: 'divider',
      }}
    >
      <Typography id={id} component="span" variant="caption" color="textSecondary">
        {text('title')}
      </Typography>
      <Box component="ul" sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, m: 0, p: 0, listStyle: 'none' }}>
        {shown.map((view) => (
          <li key={view.id}>
            <Chip
              component={RouterLink}
              to={addressWith(list, view.filters)}
              clickable
              label={view.name}
              title={view.name}
              variant={view === current ? 'filled' : 'outlined'}
              aria-current={view === current ? 'page' : undefined}
              sx={{ maxWidth: 240, fontSize: '0.8125rem', ...(view === current && { fontWeight: 600 }) }}
            />
          </li>
        ))}
      </Box>
      {views.length > most && (
        <Button size="small" color="inherit" aria-expanded={all} onClick={() => setAll(!all)}>
          {all ? text('fewer') : text('all', { count: views.length })}
        </Button>
      )}
      {current && <Acts key={current.id} view={current} />}
    </Box>
  );
}

function Acts({ view: { id, name } }: { view: SavedView }) {
  const text = useText(savedViewsText);
  const announce = useAnnounce();
  const [renaming, setRenaming] = useState(false);
  const rename = useRenameView((view) => {
    setRenaming(false);
    announce(text('renamed', { name: view.name }));
  });
  const remove = useRemoveView(() => {
    announce(text('removed', { name }));
    // The button that had the focus is gone.
    document.getElementById('main-content')?.focus();
  });
  const close = () => {
    setRenaming(false);
    rename.reset();
  };
  return (
    <Box sx={{ display: 'inline-flex', flexWrap: 'wrap', gap: 1 }}>
      <Button size="small" color="inherit" aria-label={text('renameOf', { name })} onClick={() => setRenaming(true)}>
        {text('rename')}
      </Button>
      <Button
        size="small"
        color="inherit"
        aria-label={text('removeOf', { name })}
        disabled={remove.isPending}
        onClick={() => remove.mutate(id)}
      >
        {text('remove')}
      </Button>
      {remove.error && <ProblemNotice error={remove.error} />}
      {renaming && (
        <ViewNameDialog
          title={text('renameOf', { name })}
          save={text('rename')}
          before={name}
          working={rename.isPending}
          error={rename.error}
          onSave={(next) => rename.mutate({ id, name: next })}
          onClose={close}
        />
      )}
    </Box>
  );
}
