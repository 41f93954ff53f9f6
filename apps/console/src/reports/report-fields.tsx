import Box from '@mui/material/Box';
import Checkbox from '@mui/material/Checkbox';
import FormControlLabel from '@mui/material/FormControlLabel';
import FormHelperText from '@mui/material/FormHelperText';
import FormLabel from '@mui/material/FormLabel';
import MenuItem from '@mui/material/MenuItem';
import TextField from '@mui/material/TextField';
import { language as languageSchema, type CatalogView, type Language } from '@countersign/contracts';
import { useId } from 'react';
import { useText } from '../language/use-text.js';
import { languageNames } from '../language/language-names.js';
import { ManyChoice } from '../parts/many-choice.js';
import { formatName } from './format-name.js';
import { reportsText } from './messages.js';

/** What every report is asked for with, besides its period. */
export interface ReportChoice {
  systems: string[];
  formats: string[];
  language: Language;
}

/** Formats that are chosen at first: one to read and one that verifies offline, where there are such. */
export function firstChoice(catalog: CatalogView, locale: string): ReportChoice {
  const names = catalog.reportFormats.map(({ name }) => name);
  const usual = names.filter((name) => name === 'pdf' || name === 'bundle');
  return {
    systems: [],
    formats: usual.length > 0 ? usual : names,
    language: languageSchema.catch('en').parse(locale),
  };
}

interface Props {
  catalog: CatalogView;
  value: ReportChoice;
  onChange: (value: ReportChoice) => void;
}

/** AI systems, formats and language. */
export function ReportFields({ catalog, value, onChange }: Props) {
  const text = useText(reportsText);
  const id = useId();
  const { systems, formats, language } = value;
  const toggle = (name: string) =>
    onChange({
      ...value,
      formats: formats.includes(name) ? formats.filter((other) => other !== name) : [...formats, name],
    });
  return (
    <>
      <ManyChoice
        label={text('systems')}
        none={text('allSystems')}
        options={catalog.systems.map(({ slug, name }) => ({ value: slug, label: name }))}
        value={systems}
        onChange={(chosen) => onChange({ ...value, systems: chosen })}
      />
      <Box role="group" aria-labelledby={id}>
        <FormLabel id={id}>{text('formats')}</FormLabel>
        <Box sx={{ display: 'grid', gridTemplateColumns: { sm: '1fr 1fr' }, columnGap: 2 }}>
          {catalog.reportFormats.map(({ name }) => (
            <FormControlLabel
              key={name}
              label={formatName(name, text)}
              control={<Checkbox checked={formats.includes(name)} onChange={() => toggle(name)} />}
            />
          ))}
        </Box>
        {formats.length === 0 && <FormHelperText error>{text('needFormat')}</FormHelperText>}
      </Box>
      <TextField
        select
        label={text('language')}
        value={language}
        onChange={(event) => onChange({ ...value, language: languageSchema.catch('en').parse(event.target.value) })}
        sx={{ maxWidth: 240 }}
      >
        {languageSchema.options.map((each) => (
          <MenuItem key={each} value={each}>
            {languageNames[each]}
          </MenuItem>
        ))}
      </TextField>
    </>
  );
}
