import { createTheme, type Theme } from '@mui/material/styles';
import { darkColours, lightColours, type Colours } from './palette.js';

declare module '@mui/material/styles' {
  interface Theme {
    colours: Colours;
  }
  interface ThemeOptions {
    colours?: Colours;
  }
}

const sans = [
  'system-ui',
  '-apple-system',
  '"Segoe UI"',
  'Roboto',
  '"Noto Sans TC"',
  '"Noto Sans CJK TC"',
  '"PingFang TC"',
  '"Microsoft JhengHei"',
  'sans-serif',
].join(',');

/** Monospaced letters for ids, digests and code. */
export const mono =
  'ui-monospace, "SF Mono", Menlo, Consolas, "DejaVu Sans Mono", "Liberation Mono", "Noto Sans Mono CJK TC", monospace';

function themeOf(mode: 'light' | 'dark', colours: Colours): Theme {
  return createTheme({
    colours,
    palette: {
      mode,
      primary: { main: colours.accent, contrastText: colours.onAccent },
      secondary: { main: colours.accent, contrastText: colours.onAccent },
      success: { main: colours.ok },
      warning: { main: colours.attention },
      error: { main: colours.problem },
      info: { main: colours.accent },
      background: { default: colours.ground, paper: colours.paper },
      text: { primary: colours.text, secondary: colours.quiet, disabled: colours.strongLine },
      divider: colours.line,
      action: { active: colours.quiet },
    },
    shape: { borderRadius: 6 },
    spacing: 8,
    shadows: Array.from({ length: 25 }, () => 'none') as Theme['shadows'],
    typography: {
      fontFamily: sans,
      fontSize: 14,
      h1: { fontSize: '1.375rem', fontWeight: 650, lineHeight: 1.3 },
      h2: { fontSize: '1.0625rem', fontWeight: 650, lineHeight: 1.35 },
      h3: { fontSize: '0.875rem', fontWeight: 650, lineHeight: 1.4 },
      body1: { fontSize: '0.9375rem' },
      body2: { fontSize: '0.875rem' },
      caption: { fontSize: '0.8125rem' },
      button: { textTransform: 'none', fontWeight: 600 },
      overline: {
        fontSize: '0.75rem',
        fontWeight: 650,
        letterSpacing: '0.04em',
        textTransform: 'none',
        lineHeight: 1.5,
      },
    },
    components: {
      MuiCssBaseline: {
        styleOverrides: {
          html: { colorScheme: mode, scrollPaddingTop: 64 },
          body: { fontVariantNumeric: 'tabular-nums' },
          ':focus-visible': { outline: `2px solid ${colours.accent}`, outlineOffset: 2 },
          '.visually-hidden': {
            position: 'absolute',
            width: 1,
            height: 1,
            overflow: 'hidden',
            clipPath: 'inset(50%)',
            whiteSpace: 'nowrap',
          },
          '@media (prefers-reduced-motion: reduce)': {
            '*': {
              // Over at once and once only: what goes round for ever would flicker.
              animationDuration: '0.01ms !important',
              animationIterationCount: '1 !important',
              // None at all, not a short one: a duration alone makes every property of every element move, level by level.
              transition: 'none !important',
            },
          },
        },
      },
      MuiButtonBase: { defaultProps: { disableRipple: true } },
      MuiButton: {
        defaultProps: { disableElevation: true },
        styleOverrides: { root: { minHeight: 36 }, outlined: { borderColor: colours.strongLine } },
      },
      MuiPaper: {
        defaultProps: { elevation: 0 },
        styleOverrides: { root: { backgroundImage: 'none' }, outlined: { borderColor: colours.line } },
      },
      MuiCard: { defaultProps: { variant: 'outlined' } },
      MuiDialog: { styleOverrides: { paper: { border: `1px solid ${colours.line}` } } },
      MuiMenu: { styleOverrides: { paper: { border: `1px solid ${colours.line}` } } },
      MuiPopover: { styleOverrides: { paper: { border: `1px solid ${colours.line}` } } },
      MuiTooltip: {
        defaultProps: { enterDelay: 300 },
        styleOverrides: { tooltip: { fontSize: '0.8125rem', backgroundColor: '#263140', color: '#ffffff' } },
      },
      MuiTableCell: {
        styleOverrides: {
          root: { borderColor: colours.line, padding: '8px 12px', fontSize: '0.875rem' },
          head: { color: colours.quiet, fontWeight: 600, fontSize: '0.8125rem', whiteSpace: 'nowrap' },
        },
      },
      MuiTextField: { defaultProps: { size: 'small', variant: 'outlined' } },
      MuiFormControl: { defaultProps: { size: 'small', variant: 'outlined' } },
      MuiSelect: { defaultProps: { size: 'small', variant: 'outlined' } },
      MuiFilledInput: { defaultProps: { size: 'small' } },
      MuiOutlinedInput: { styleOverrides: { notchedOutline: { borderColor: colours.strongLine } } },
      MuiTab: { styleOverrides: { root: { minHeight: 40, paddingTop: 8, paddingBottom: 8 } } },
      MuiTabs: { styleOverrides: { root: { minHeight: 40 } } },
      MuiLink: { defaultProps: { underline: 'hover' } },
    },
  });
}

export const lightTheme = themeOf('light', lightColours);
export const darkTheme = themeOf('dark', darkColours);
