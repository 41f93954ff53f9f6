import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { describeVerification, type Verification } from '@countersign/verifier';
import { useLocaleState } from 'react-admin';
import { Mark, Shape } from '../parts/mark.js';
import { ProblemAlert } from '../parts/problem-alert.js';
import { mono } from '../theme/theme.js';

/** The outcome of a file's verification: verdict, what was checked, what does not hold, and what is not proven. */
export function VerifyFileResult({ verification, name }: { verification: Verification; name: string }) {
  const [locale] = useLocaleState();
  const words = describeVerification(verification, locale === 'zh-TW' ? 'zh-TW' : 'en');
  return (
    <Box sx={{ display: 'grid', gap: 1.5 }}>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', columnGap: 1.5 }}>
        <Mark meaning={verification.ok ? 'ok' : 'problem'}>{words.verdict}</Mark>
        <Typography variant="body2" color="textSecondary" sx={{ overflowWrap: 'anywhere' }}>
          {name}
        </Typography>
      </Box>
      {words.faults.length > 0 && (
        <ProblemAlert>
          {words.faultsTitle}
          <Items items={words.faults} />
        </ProblemAlert>
      )}
      {words.keyWarning !== null && (
        <Alert severity="warning" variant="outlined" icon={<Shape meaning="attention" size={18} />}>
          {words.keyWarning}
        </Alert>
      )}
      <Box component="dl" sx={{ m: 0, fontSize: '0.875rem' }}>
        {words.facts.map(([term, value]) => (
          <Box key={term} sx={{ mb: 0.75 }}>
            <Box component="dt" sx={{ fontWeight: 600 }}>
              {term}
            </Box>
            <Box component="dd" sx={{ m: 0, fontFamily: mono, fontSize: '0.8125rem', overflowWrap: 'anywhere' }}>
              {value}
            </Box>
          </Box>
        ))}
      </Box>
      <Box sx={{ fontSize: '0.875rem', color: 'text.secondary' }}>
        <Typography variant="h3" component="p" color="textPrimary">
          {words.openTitle}
        </Typography>
        <Items items={words.open} />
      </Box>
    </Box>
  );
}

function Items({ items }: { items: readonly string[] }) {
  return (
    <Box component="ul" sx={{ m: 0, pl: 2.5 }}>
      {items.map((item) => (
        <li key={item}>{item}</li>
      ))}
    </Box>
  );
}
