import Paper from '@mui/material/Paper';
import type { ReactNode } from 'react';
import { SaveButton, SimpleForm, Toolbar } from 'react-admin';

/** A form of one record: one column, one button, faults beside their fields. */
export function RecordForm({ save, defaults, children }: { save: string; defaults?: object; children: ReactNode }) {
  return (
    <Paper variant="outlined" sx={{ maxWidth: 760 }}>
      <SimpleForm
        sx={{ p: 3, '& > .MuiStack-root': { gap: 2.5 }, '& .MuiFormControl-root': { mt: 0 } }}
        {...(defaults ? { defaultValues: defaults } : {})}
        toolbar={
          <Toolbar
            sx={{ px: '24px !important', bgcolor: 'transparent', borderTop: '1px solid', borderColor: 'divider' }}
          >
            <SaveButton label={save} alwaysEnable icon={<></>} />
          </Toolbar>
        }
      >
        {children}
      </SimpleForm>
    </Paper>
  );
}
