import MenuItem from '@mui/material/MenuItem';
import TextField from '@mui/material/TextField';
import { language as languageSchema, languages } from '@countersign/contracts';
import { languageNames } from '../language/language-names.js';
import { useChooseLanguage } from '../language/use-choose-language.js';
import { useText } from '../language/use-text.js';
import { ProblemNotice } from '../parts/problem-notice.js';
import { Section } from '../parts/section.js';
import { accountText } from './messages.js';

/** The language of the console and of what is sent to its person. */
export function LanguageForm() {
  const text = useText(accountText);
  const { locale, choose, error } = useChooseLanguage();
  return (
    <Section title={text('language')}>
      <TextField
        select
        size="small"
        label={text('language')}
        value={locale}
        helperText={text('languageHelp')}
        onChange={(event) => choose(languageSchema.parse(event.target.value))}
        sx={{ minWidth: 240 }}
      >
        {languages.map((language) => (
          <MenuItem key={language} value={language} lang={language}>
            {languageNames[language]}
          </MenuItem>
        ))}
      </TextField>
      {error && <ProblemNotice error={error} />}
    </Section>
  );
}
