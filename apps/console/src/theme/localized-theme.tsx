import { zhTW } from '@mui/material/locale';
import { createTheme, ThemeProvider, useTheme } from '@mui/material/styles';
import { useMemo, type ReactNode } from 'react';
import { useLocaleState } from 'react-admin';

/** The theme around it with MUI's own words (of lists to choose from, tables, alerts) in the reader's language. */
export function LocalizedTheme({ children }: { children: ReactNode }) {
  const theme = useTheme();
  const [locale] = useLocaleState();
  const localized = useMemo(() => (locale === 'zh-TW' ? createTheme({}, theme, zhTW) : theme), [theme, locale]);
  return <ThemeProvider theme={localized}>{children}</ThemeProvider>;
}
