import BookmarkAddIcon from '@mui/icons-material/BookmarkAddOutlined';
import Button from '@mui/material/Button';
import type { SavedViewInput, SavedViewList } from '@countersign/contracts';
import { useState } from 'react';
import { useText } from '../../../language/use-text.js';
import { useAnnounce } from '../../announcer.js';
import { savedViewsText } from './messages.js';
import { useAddView, useSavedViews } from './use-saved-views.js';
import { ViewNameDialog } from './view-name-dialog.js';

/** Keeps the filters in force under a name; there is nothing to keep without any, nor where they have a name. */
export function SaveViewButton({ list }: { list: SavedViewList }) {
  const text = useText(savedViewsText);
  const announce = useAnnounce();
  const { filters, current } = useSavedViews(list);
  const [open, setOpen] = useState(false);
  const add = useAddView(({ name }) => {
    setOpen(false);
    announce(text('saved', { name }));
  });
  const close = () => {
    setOpen(false);
    add.reset();
  };
  return (
    <>
      <Button
        size="small"
        color="inherit"
        startIcon={<BookmarkAddIcon />}
        disabled={current !== null || Object.keys(filters).length === 0}
        onClick={() => setOpen(true)}
      >
        {text('save')}
      </Button>
      {open && (
        <ViewNameDialog
          title={text('save')}
          detail={text('saveDetail')}
          save={text('save')}
          working={add.isPending}
          error={add.error}
          // The server holds them against its own list of filters.
          onSave={(name) => add.mutate({ list, name, filters } as SavedViewInput)}
          onClose={close}
        />
      )}
    </>
  );
}
