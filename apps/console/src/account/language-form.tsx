import MenuItem from '@mui/material/MenuItem';
import TextField from '@mui/material/TextField';
import { language as languageSchema } from '@countersign/contracts';
import { useMutation } from '@tanstack/react-query';
import { useLocaleState } from 'react-admin';
import { call } from '../api/call.js';
import { languageNames } from '../language/language-names.js';
import { useText } from '../language/use-text.js';
import { ProblemNotice } from '../parts/problem-notice.js';
import { Section } from '../parts/section.js';
import { accountText } from './messages.js';

/** The language of the console and of what is sent to its person. */
export function LanguageForm() {
  const text = useText(accountText);
  const [locale, setLocale] = useLocaleState();
  const save = useMutation({
    mutationFn: async (next: string) => {
      setLocale(next);
      await call('changeProfile', { body: { language: languageSchema.parse(next) } });
    },
  });
  return (
    <Section title={text('language')}>
      <TextField
        select
        size="small"
        label={text('language')}
        value={locale}
        helperText={text('languageHelp')}
        onChange={(event) => save.mutate(event.target.value)}
        sx={{ minWidth: 240 }}
      >
        {Object.entries(languageNames).map(([value, name]) => (
          <MenuItem key={value} value={value} lang={value}>
            {name}
          </MenuItem>
        ))}
      </TextField>
      {save.error && <ProblemNotice error={save.error} />}
    </Section>
  );
}
